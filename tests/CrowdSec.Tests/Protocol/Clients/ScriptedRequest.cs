namespace CrowdSec.Tests.Protocol.Clients;

/// <summary>What a client sent.</summary>
/// <param name="Body">Uncompressed.</param>
internal sealed record ScriptedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Header(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant(), "");

    public override string ToString() => $"{Method} {Target}";
}

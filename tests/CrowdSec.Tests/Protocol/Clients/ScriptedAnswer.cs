namespace CrowdSec.Tests.Protocol.Clients;

/// <summary>What a server says.</summary>
internal sealed record ScriptedAnswer(int Status, string Body)
{
    /// <summary>Send it in gzip form.</summary>
    public bool Compress { get; init; }

    /// <summary>Hang up before the end of the body.</summary>
    public bool CutOff { get; init; }
}

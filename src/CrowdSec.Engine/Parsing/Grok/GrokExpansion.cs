namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>A grok with all references written out.</summary>
/// <param name="Regex">The regular expression; each reference is a group, those with a semantic are named <see cref="GroupPrefix"/> and a number.</param>
/// <param name="Captures">By semantic name, the number of the group that counts.</param>
internal sealed record GrokExpansion(string Regex, IReadOnlyDictionary<string, int> Captures, GrokOrigins Origins)
{
    public const string GroupPrefix = "grok__";
}

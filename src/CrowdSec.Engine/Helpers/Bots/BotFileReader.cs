using CrowdSec.Engine.Helpers.Data;
using CrowdSec.Expr.Helpers.Json;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Helpers.Bots;

/// <summary>
/// Reads a data file of JSON lines with name, user_agent, paths, ips, ranges and rdns. A rule with a mistake is left out altogether: half
/// a rule would let strangers pass as the bot.
/// </summary>
internal sealed class BotFileReader(string path, DiagnosticBag diagnostics)
{
    private static readonly string[] Known = ["name", "user_agent", "paths", "ips", "ranges", "rdns"];

    private const PatternOptions Options = PatternOptions.IgnoreCase | PatternOptions.NamedGroupsOnly;

    public BotFile Read()
    {
        var rules = new List<BotRule>();
        foreach (var line in DataLineReader.Read(path, diagnostics))
        {
            if (ReadRule(line) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return new BotFile(rules);
    }

    private BotRule? ReadRule(DataLine line)
    {
        if (!JsonDecoder.TryDecode(line.Text, out var decoded) || decoded is not Dictionary<string, object?> map)
        {
            return Refuse(line, "the line is no JSON object");
        }

        if (map.Keys.FirstOrDefault(static k => !Known.Contains(k)) is { } unknown)
        {
            return Refuse(line, $"the key '{unknown}' is unknown");
        }

        if (!TryTexts(map, "name", out var name) || !TryTexts(map, "user_agent", out var agent) || !TryTexts(map, "paths", out var paths)
            || !TryTexts(map, "ips", out var ips) || !TryTexts(map, "ranges", out var ranges) || !TryTexts(map, "rdns", out var rdns))
        {
            return Refuse(line, "a value is neither a text nor a list of texts");
        }

        if (ips.Length + ranges.Length + rdns.Length == 0)
        {
            return Refuse(line, "there is nothing to tell the bot by: ips, ranges and rdns are empty");
        }

        if (!TryAddresses([.. ips, .. ranges], out var addresses))
        {
            return Refuse(line, "an address or block is invalid");
        }

        return TryPatterns(agent, line, out var agents) && TryPatterns(paths, line, out var pathSet) && TryPatterns(rdns, line, out var names)
            ? new BotRule(name.FirstOrDefault(""), agents?[0], pathSet is null ? null : new PatternSet(pathSet), addresses, names is null ? null : new PatternSet(names))
            : null;
    }

    private bool TryPatterns(string[] sources, DataLine line, out List<Pattern>? patterns)
    {
        patterns = sources.Length == 0 ? null : [];
        foreach (var source in sources)
        {
            if (DataPattern.TryCompile(source, Options, path, line.Number, diagnostics) is not { } pattern)
            {
                return false;
            }

            patterns!.Add(pattern);
        }

        return true;
    }

    private static bool TryTexts(Dictionary<string, object?> map, string key, out string[] texts)
    {
        texts = [];
        switch (map.GetValueOrDefault(key))
        {
            case null:
                return true;
            case string text:
                texts = text.Length == 0 ? [] : [text];
                return true;
            case object?[] list when Array.TrueForAll(list, static v => v is string):
                texts = [.. list.Cast<string>()];
                return true;
            default:
                return false;
        }
    }

    private static bool TryAddresses(string[] texts, out IpRangeSet addresses)
    {
        var ranges = new List<IpRange>(texts.Length);
        addresses = IpRangeSet.Empty;
        foreach (var text in texts)
        {
            if (!IpRange.TryParseAddressOrRange(text, out var range))
            {
                return false;
            }

            ranges.Add(range.Unmap());
        }

        addresses = new IpRangeSet(ranges);
        return true;
    }

    private BotRule? Refuse(DataLine line, string message)
    {
        diagnostics.Warning(path, line.Number, 0, message + "; the bot is left out", "correct the line");
        return null;
    }
}

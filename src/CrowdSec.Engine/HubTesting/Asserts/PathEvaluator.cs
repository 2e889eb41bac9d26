using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Expr.Hosting;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>Follows a path into the results.</summary>
internal static class PathEvaluator
{
    /// <summary>Marks a field or method that only the expression language knows.</summary>
    public static readonly object Unknown = new();

    /// <returns>The value, or <see cref="Unknown"/>.</returns>
    /// <exception cref="AssertException">The path leads nowhere.</exception>
    public static object? Evaluate(AssertPath path, object results)
    {
        object? value = results;
        foreach (var step in path.Steps)
        {
            value = step.Kind switch
            {
                AssertStepKind.Key => Key(value, step.Name),
                AssertStepKind.Index => Index(value, step.From),
                AssertStepKind.Slice => Slice(value, step.From, step.To),
                AssertStepKind.Field => Field(value, step.Name),
                _ => Call(value, step.Name, step.Argument),
            };
            if (value == Unknown)
            {
                return Unknown;
            }
        }

        return value;
    }

    private static object? Key(object? value, string key) => value switch
    {
        StringMap map => map.Get(key),
        ParserResults results => results.Stages.TryGetValue(key, out var parsers) ? parsers : Nothing,
        SortedDictionary<string, List<ParserResult>> parsers => parsers.TryGetValue(key, out var list) ? list : NoResults,
        IReadOnlyDictionary<string, object?> map => map.GetValueOrDefault(key),
        SortedDictionary<string, Source> sources => sources.TryGetValue(key, out var source) ? source : new Source(),
        null => throw new AssertException($"cannot fetch {key} from <nil>"),
        _ => Unknown,
    };

    private static object? Index(object? value, int index) => value switch
    {
        System.Collections.IList list => index < list.Count ? list[index] : throw new AssertException($"index out of range: {index} (array length is {list.Count})"),
        null => throw new AssertException($"cannot fetch {index} from <nil>"),
        _ => Unknown,
    };

    private static object? Slice(object? value, int from, int to)
    {
        if (value is not string text || !System.Text.Ascii.IsValid(text))
        {
            return Unknown;
        }

        var end = to < 0 ? text.Length : Math.Min(to, text.Length);
        return text[Math.Min(from, end)..end];
    }

    private static object? Field(object? value, string name) => value switch
    {
        ParserResult result => ResultField(result, name),
        RecordedEvent evt => EventField(evt, name),
        Overflow overflow => name switch { "Alert" => overflow.Alert, "Sources" => overflow.Sources, _ => Unknown },
        Source source => name switch { "IP" => source.Ip, "Range" => source.Range, _ => Unknown },
        Alert alert => name switch { "Events" => alert.Events, "Remediation" => alert.Remediation, _ => Unknown },
        null => throw new AssertException($"cannot fetch {name} from <nil>"),
        _ => Unknown,
    };

    private static object? ResultField(ParserResult result, string name) => name switch
    {
        "Evt" => result.Evt,
        "Success" => result.Success,
        "Idx" => result.Idx,
        _ => Unknown,
    };

    private static object? EventField(RecordedEvent evt, string name) => name switch
    {
        "Parsed" => evt.Parsed,
        "Meta" => evt.Meta,
        "Enriched" => evt.Enriched,
        "Unmarshaled" => evt.Unmarshaled,
        "Whitelisted" => evt.Whitelisted,
        "WhitelistReason" => evt.WhitelistReason,
        "Overflow" => evt.Overflow,
        _ => Unknown,
    };

    private static object? Call(object? value, string name, string argument) => (value, name) switch
    {
        (Overflow overflow, "GetSources") => overflow.GetSources(),
        (Source source, "GetScope") => source.Scope,
        (Source source, "GetValue") => source.Value,
        (Alert alert, "GetScenario") => alert.Scenario,
        (Alert alert, "GetEventsCount") => (long)alert.EventsCount,
        (AlertEvent evt, "GetMeta") => evt.GetMeta(argument),
        (null, _) => throw new AssertException($"cannot call {name} on <nil>"),
        _ => Unknown,
    };

    private static readonly SortedDictionary<string, List<ParserResult>> Nothing = new(StringComparer.Ordinal);

    private static readonly List<ParserResult> NoResults = [];
}

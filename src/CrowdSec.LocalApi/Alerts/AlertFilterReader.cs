using System.Globalization;
using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Storage.Alerts;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>
/// Query parameters become a filter. Ours alone: after_id (the last id of the page before), decisions_limit (of each alert; 0: all), with_events=false.
/// </summary>
internal sealed class AlertFilterReader(TimeProvider clock)
{
    private const int DefaultLimit = 100;

    /// <exception cref="ApiException">500, as the reference answers: a parameter that nobody knows, or a value that does not fit.</exception>
    public AlertFilter Read(IQueryCollection query)
    {
        var filter = new AlertFilter { Limit = DefaultLimit };
        foreach (var (name, values) in query)
        {
            filter = Apply(filter, name, values.Count > 0 ? values[0] ?? "" : "");
        }

        return filter;
    }

    private AlertFilter Apply(AlertFilter filter, string name, string value) => name switch
    {
        "scope" => filter with { Scope = DecisionScopes.Normalize(value) },
        "value" => filter with { Value = value },
        "scenario" => filter with { Scenario = value },
        "ip" or "range" => filter with { Range = value.Length > 0 ? Range(value) : filter.Range },
        "contains" => filter with { Contains = Bool(name, value) },
        "since" => filter with { Since = Ago(name, value) },
        "until" => filter with { Until = Ago(name, value) },
        "created_before" => filter with { CreatedBefore = Ago(name, value) },
        "decision_type" => filter with { DecisionType = value },
        "origin" => filter with { Origin = value },
        "kind" => filter with { Kind = value },
        _ => ApplySwitch(filter, name, value),
    };

    private static AlertFilter ApplySwitch(AlertFilter filter, string name, string value) => name switch
    {
        "include_capi" => filter with { IncludeLists = !value.Equals("false", StringComparison.Ordinal) },
        "has_active_decision" => filter with { HasActiveDecision = Bool(name, value) },
        "simulated" => filter with { IncludeSimulated = !value.Equals("false", StringComparison.Ordinal) },
        "with_decisions" => filter with { WithDecisions = Bool(name, value) },
        "with_events" => filter with { WithEvents = Bool(name, value) },
        "limit" => filter with { Limit = (int)Number(name, value, int.MaxValue) },
        "decisions_limit" => filter with { DecisionLimit = (int)Number(name, value, int.MaxValue) },
        "after_id" => filter with { AfterId = Number(name, value, long.MaxValue) },
        "sort" => filter with { Ascending = Sort(value) },
        _ => throw Invalid($"filter parameter '{name}' is unknown"),
    };

    private DateTime Ago(string name, string value)
    {
        if (!GoDuration.TryParseWithDays(value, out var span))
        {
            throw Invalid($"while parsing duration of '{name}': invalid duration '{value}'");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var ticks = (Int128)now.Ticks - (span.Nanoseconds / 100);
        return new DateTime((long)Int128.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }

    private static IpRange Range(string value) =>
        IpRange.TryParseAddressOrRange(value, out var range) ? range.Unmap() : throw Invalid($"unable to convert '{value}' to int: invalid address");

    private static bool Bool(string name, string value) => value switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => throw Invalid($"'{value}' is not a boolean ({name})"),
    };

    private static long Number(string name, string value, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : throw Invalid($"'{value}' is not a number ({name})");

    private static bool Sort(string value) => value switch
    {
        "" or "DESC" or "desc" => false,
        "ASC" or "asc" => true,
        _ => throw Invalid($"sort is '{value}', it must be ASC or DESC"),
    };

    private static ApiException Invalid(string message) => new(StatusCodes.Status500InternalServerError, message);
}

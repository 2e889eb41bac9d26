using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Storage.Decisions;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>Turns the decisions of an alert into rows. Not thread-safe: it remembers the last texts, which lists repeat thousands of times.</summary>
/// <param name="stoppedAt">UTC; durations count from here.</param>
internal sealed class DecisionConverter(DateTime stoppedAt, ILog log)
{
    /// <summary>Lists have hundreds of thousands of decisions.</summary>
    private const int MostWarnings = 10;

    private readonly RandomUuids _uuids = new();
    private string _durationText = "";
    private DateTime _until;
    private string _origin = "";
    private string _type = "";
    private string _scope = "";
    private string _scenario = "";

    /// <returns>The rows, and the decisions they were made of. Decisions on addresses that are none are left out, with a warning.</returns>
    /// <exception cref="ApiException">A duration is none.</exception>
    public (List<NewDecision> Rows, List<Decision> Kept) Convert(IReadOnlyList<Decision> decisions, bool simulated)
    {
        var rows = new List<NewDecision>(decisions.Count);
        var kept = new List<Decision>(decisions.Count);
        for (var i = 0; i < decisions.Count; i++)
        {
            if (Convert(decisions[i], simulated, quiet: i - rows.Count >= MostWarnings) is { } row)
            {
                rows.Add(row);
                kept.Add(decisions[i]);
            }
        }

        if (decisions.Count - rows.Count is > MostWarnings and var discarded)
        {
            log.Warning($"{discarded} decisions were discarded, for the same reason as those above");
        }

        return (rows, kept);
    }

    private NewDecision? Convert(Decision decision, bool simulated, bool quiet)
    {
        decision.Scope = Same(ref _scope, DecisionScopes.Normalize(decision.Scope));
        IpRange? range = null;
        if (decision.Scope is DecisionScopes.Ip or DecisionScopes.Range)
        {
            if (!IpRange.TryParseAddressOrRange(decision.Value, out var parsed))
            {
                Discard(quiet, $"decision discarded: '{Shorten(decision.Value)}' is neither an address nor a range (scope {decision.Scope}, scenario {decision.Scenario}, origin {decision.Origin})");
                return null;
            }

            range = parsed.Unmap();
        }

        return new NewDecision(
            Guid.TryParse(decision.Uuid, out var uuid) ? uuid : _uuids.Next(),
            Same(ref _origin, decision.Origin),
            Same(ref _type, decision.Type),
            decision.Scope,
            decision.Value,
            Same(ref _scenario, decision.Scenario),
            simulated || decision.Simulated == true,
            Until(decision.Duration),
            range);
    }

    private void Discard(bool quiet, string why)
    {
        if (!quiet)
        {
            log.Warning(why);
        }
    }

    private DateTime Until(string text)
    {
        if (text == _durationText && text.Length > 0)
        {
            return _until;
        }

        if (!GoDuration.TryParseWithDays(text, out var duration))
        {
            throw new ApiException(StatusCodes.Status500InternalServerError, $"decision duration '{Shorten(text)}': unable to parse duration");
        }

        _durationText = text;
        return _until = Add(stoppedAt, duration.ToTimeSpan());
    }

    private static DateTime Add(DateTime instant, TimeSpan span)
    {
        var ticks = (Int128)instant.Ticks + span.Ticks;
        return new DateTime((long)Int128.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
    }

    /// <summary>The string that is there already, when it is the same text.</summary>
    private static string Same(ref string last, string text) => text == last ? last : last = text;

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100] + "...";
}

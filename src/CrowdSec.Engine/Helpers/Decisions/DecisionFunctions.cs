using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Decisions;

/// <summary>Questions about stored decisions.</summary>
internal sealed class DecisionFunctions(IDecisionCounts counts, TimeProvider clock, ILog log)
{
    public IEnumerable<ExprFunction> All =>
    [
        new("GetDecisionsCount", counts.Count) { Summary = "How many decisions were ever stored on an address, range or other value." },
        new("GetDecisionsSinceCount", CountSince) { Summary = "How many of them were stored within a duration (\"24h\", \"7d\") before now." },
        new("GetActiveDecisionsCount", counts.CountActive) { Summary = "How many of them are in force." },
        new("GetActiveDecisionsTimeLeft", counts.ActiveTimeLeft) { Summary = "How long the longest one in force has left." },
    ];

    private long CountSince(string value, string span)
    {
        if (!GoDuration.TryParseWithDays(span, out var duration))
        {
            log.Error($"GetDecisionsSinceCount: '{span}' is no duration");
            return 0;
        }

        return counts.CountSince(value, GoTime.Now(clock).Add(new GoDuration(-duration.Nanoseconds)));
    }
}

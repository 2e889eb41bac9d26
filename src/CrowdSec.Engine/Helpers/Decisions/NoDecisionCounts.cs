using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Decisions;

/// <summary>Stands in where there is no database: nothing is known, and the log says why.</summary>
public sealed class NoDecisionCounts(ILog log) : IDecisionCounts
{
    public long Count(string value) => Unknown("GetDecisionsCount");

    public long CountSince(string value, GoTime since) => Unknown("GetDecisionsSinceCount");

    public long CountActive(string value) => Unknown("GetActiveDecisionsCount");

    public GoDuration ActiveTimeLeft(string value) => new(Unknown("GetActiveDecisionsTimeLeft"));

    private long Unknown(string function)
    {
        log.Error($"{function}: no database in this process, the answer is 0: use it in profiles of the local API");
        return 0;
    }
}

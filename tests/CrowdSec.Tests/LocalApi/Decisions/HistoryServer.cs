using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Decisions;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Stream;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>A server of a history, without HTTP and without anything that runs by itself.</summary>
internal sealed class HistoryServer
{
    public HistoryServer(DecisionDatabase database, TimeProvider clock)
    {
        Index = new();
        Feed = new(database, database, Index, clock, SilentLog.Instance);
        Pullers = new(database.Cursors, clock, SilentLog.Instance);
    }

    public DecisionIndex Index { get; }

    public DecisionFeed Feed { get; }

    public Pullers Pullers { get; }
}

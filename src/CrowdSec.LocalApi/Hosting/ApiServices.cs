using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Machines;
using CrowdSec.Storage;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>What endpoints are made from.</summary>
/// <param name="Log">The daemon's log, not the access log.</param>
internal sealed record ApiServices(LocalApiOptions Options, IStore Store, TimeProvider Clock, ILog Log)
{
    public ApiCounters Counters { get; init; } = new();

    /// <summary>Where pushes and heartbeats of machines are noted.</summary>
    public required SignsOfLife SignsOfLife { get; init; }
}

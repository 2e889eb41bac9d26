using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.HubTesting.Results;

/// <summary>The line of a recorded event.</summary>
/// <param name="Number">Which line of the run it was; the first is 1. 0 for overflows.</param>
public sealed record RecordedLine(int Number, string Raw, string Src, GoTime Time, FrozenFields Labels, bool Process, string Module);

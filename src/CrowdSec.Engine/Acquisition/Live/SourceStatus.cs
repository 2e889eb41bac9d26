using CrowdSec.Engine.Acquisition.Specs;

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>How one datasource is doing.</summary>
/// <param name="Error">Why it failed last; "" when it does not fail.</param>
/// <param name="Lines">One for each file, unit or address.</param>
/// <param name="HasParser">Some parser asks for its label type; false: its lines will hardly ever be parsed.</param>
public sealed record SourceStatus(SourceSpec Spec, SourceState State, string Error, IReadOnlyList<LineStats> Lines, bool HasParser);

using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Acquisition;

/// <summary>What the lines of one source have in common. Immutable; shared by its lines.</summary>
/// <param name="Src">Path, unit or address.</param>
/// <param name="Module">Name of the datasource.</param>
public sealed record LineOrigin(string Src, string Module, FieldMap Labels, ExpectMode Mode)
{
    /// <summary>Where the lines are counted; null: nowhere but in the total.</summary>
    public LineStats? Stats { get; init; }

    /// <summary>The lines were written before the program began to read: live buckets take them at the time they tell, not now.</summary>
    public bool IsBacklog { get; init; }
}

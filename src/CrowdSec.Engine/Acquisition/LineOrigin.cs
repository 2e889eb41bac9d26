using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Acquisition;

/// <summary>What the lines of one source have in common. Immutable; shared by its lines.</summary>
/// <param name="Src">Path, unit or address.</param>
/// <param name="Module">Name of the datasource.</param>
public sealed record LineOrigin(string Src, string Module, FieldMap Labels, ExpectMode Mode);

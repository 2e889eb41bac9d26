namespace CrowdSec.Storage.Schema;

/// <summary>A column of a table.</summary>
/// <param name="Default">SQL, "" for none.</param>
/// <param name="References">Another table's name, "" for none.</param>
/// <param name="OnDelete">What happens to this row when the one it refers to goes.</param>
internal sealed record Column(string Name, ColumnKind Kind, bool Required = false, string Default = "", string References = "", string OnDelete = "CASCADE");

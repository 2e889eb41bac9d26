namespace CrowdSec.Storage.Schema;

/// <summary>A table.</summary>
/// <param name="Key">Columns of a primary key of several columns; else empty.</param>
internal sealed record Table(string Name, IReadOnlyList<Column> Columns, params IReadOnlyList<string> Key);

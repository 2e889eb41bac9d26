namespace CrowdSec.Storage.Schema;

/// <summary>An index.</summary>
internal sealed record TableIndex(string Name, string Table, string Columns, bool Unique = false);

namespace CrowdSec.Storage.Schema;

/// <summary>An index.</summary>
/// <param name="Where">Which rows it has; "" for all.</param>
internal sealed record TableIndex(string Name, string Table, string Columns, bool Unique = false, string Where = "");

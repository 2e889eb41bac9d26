namespace CrowdSec.Storage.Schema;

/// <summary>A column as the database has it.</summary>
internal readonly record struct ExistingColumn(string Name, bool Required);

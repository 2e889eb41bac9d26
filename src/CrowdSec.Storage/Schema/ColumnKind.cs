namespace CrowdSec.Storage.Schema;

internal enum ColumnKind
{
    /// <summary>A primary key that the database counts.</summary>
    Id,

    /// <summary>A primary key that we give.</summary>
    Key,
    Text,
    LongText,
    Time,
    Flag,
    Int,
    Long,
    Real,
    Json,
}

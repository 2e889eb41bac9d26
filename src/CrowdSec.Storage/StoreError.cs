namespace CrowdSec.Storage;

/// <summary>Why a store said no.</summary>
public enum StoreError
{
    /// <summary>No connection, locked for too long, disk full, damaged: nothing about the request was wrong.</summary>
    Unavailable,
    NotFound,
    AlreadyExists,

    /// <summary>The request cannot be carried out, whatever the state of the database.</summary>
    Invalid,
}

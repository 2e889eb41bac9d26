namespace CrowdSec.Storage;

/// <summary>The database could not do what was asked.</summary>
public sealed class StoreException(StoreError error, string message, Exception? cause = null) : Exception(message, cause)
{
    public StoreError Error { get; } = error;
}

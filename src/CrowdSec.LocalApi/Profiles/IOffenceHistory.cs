namespace CrowdSec.LocalApi.Profiles;

/// <summary>What is known of earlier decisions. Thread-safe.</summary>
internal interface IOffenceHistory
{
    /// <summary>How often the value has been decided on before.</summary>
    /// <param name="after">UTC; null: ever.</param>
    Task<long> CountAsync(string value, DateTime? after, CancellationToken cancellationToken);
}

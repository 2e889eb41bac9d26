namespace CrowdSec.Storage.Retention;

/// <summary>Removing what is old. It goes in small transactions with pauses between them, so that others hardly wait; what was removed before a failure stays removed.</summary>
public interface IRetention
{
    /// <summary>Removes alerts beyond the rules' count or age, with all that belongs to them; those with a decision in force stay (reference 06.11).</summary>
    /// <returns>How many.</returns>
    Task<long> FlushAlertsAsync(long? maxItems, TimeSpan? maxAge, CancellationToken cancellationToken);

    /// <summary>Removes all that the rules let go. Several processes may do so at once.</summary>
    Task<RetentionCounts> FlushAsync(RetentionRules rules, CancellationToken cancellationToken);
}

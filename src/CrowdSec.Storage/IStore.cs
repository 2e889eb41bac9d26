using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Allowlists;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Machines;
using CrowdSec.Storage.Metrics;
using CrowdSec.Storage.Retention;

namespace CrowdSec.Storage;

/// <summary>
/// The database: the truth about alerts, decisions, machines, bouncers and allowlists. Thread-safe. A write has been committed when its task ends without an exception;
/// writes of many callers share transactions. Several processes may have the same database open (cscli beside the daemon, several API servers).
/// All instants are UTC.
/// </summary>
public interface IStore : IAsyncDisposable
{
    IAlertStore Alerts { get; }

    IDecisionStore Decisions { get; }

    IMachineStore Machines { get; }

    IBouncerStore Bouncers { get; }

    IAllowlistStore Allowlists { get; }

    IUsageMetricsStore Metrics { get; }

    IChangeFeed Changes { get; }

    IRetention Retention { get; }

    /// <summary>Small named values; the reference's table config_items.</summary>
    Task<string?> GetSettingAsync(string name, CancellationToken cancellationToken);

    Task SetSettingAsync(string name, string? value, CancellationToken cancellationToken);
}

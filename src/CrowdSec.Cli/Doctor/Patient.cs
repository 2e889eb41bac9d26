using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Hub;
using CrowdSec.Cli.Settings;
using CrowdSec.Configuration;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Storage;

namespace CrowdSec.Cli.Doctor;

/// <summary>The installation that is examined. What several checks need is read once. Checks run one after the other, so nothing here is locked.</summary>
internal sealed class Patient(CliInvocation run, CrowdSecConfig config) : IAsyncDisposable
{
    private readonly Lazy<HubState> _hub = new(() => HubSource.Load(run));
    private readonly Lazy<(ApiCredentials? Credentials, DiagnosticBag Findings)> _credentials = new(() => ReadCredentials(run, config));
    private Task<IStore>? _store;

    public CrowdSecConfig Config { get; } = config;

    public CliHost Host => run.Host;

    public TimeProvider Clock => run.Host.Clock;

    public bool RunsLogProcessor => Config.LogProcessor is { Enabled: true };

    public bool RunsLocalApi => Config.ApiServer is { Enabled: true };

    /// <summary>There is a database that can be asked. Opening a file that is not there would make it, and the doctor makes nothing.</summary>
    public bool HasDatabase => RunsLocalApi && Config.Database is { } database && (database.Type is not ("sqlite" or "") || File.Exists(database.Path));

    /// <exception cref="HubException">There is no usable index.</exception>
    public HubState Hub => _hub.Value;

    /// <summary>How log processors of this host log in; null when the file is missing or damaged, which the findings then say.</summary>
    public (ApiCredentials? Credentials, DiagnosticBag Findings) Credentials => _credentials.Value;

    /// <summary>The database of the Local API on this host, opened once.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public Task<IStore> StoreAsync(CancellationToken cancellationToken) => _store ??= LapiHost.OpenStoreAsync(run, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_store is { IsCompletedSuccessfully: true } opened)
        {
            await (await opened.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    private static (ApiCredentials? Credentials, DiagnosticBag Findings) ReadCredentials(CliInvocation run, CrowdSecConfig config)
    {
        var findings = new DiagnosticBag();
        var path = config.ApiClient?.CredentialsPath ?? "";
        return (path.Length > 0 ? ApiCredentials.Load(path, run.Host.Environment, findings) : null, findings);
    }
}

using CrowdSec.Configuration;
using CrowdSec.Daemon.Agent;
using CrowdSec.Daemon.Agent.Identity;
using CrowdSec.Daemon.Agent.Pushing;
using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Service;

/// <summary>The log processor of this process, with its spool and its connection to a Local API. One caller at a time.</summary>
internal sealed class AgentSide(DaemonHost host, ILog log) : IAsyncDisposable
{
    private AlertSpool? _spool;
    private string _spoolDirectory = "";
    private FileStream? _claim;
    private AgentLink? _link;
    private LogRun? _run;
    private CrowdSecConfig? _config;

    /// <summary>Ends when there are no more lines; fails when the processor does.</summary>
    public Task Ended => _run!.Ended;

    /// <summary>A few words for people.</summary>
    public string Status => _run is null ? "" : $"{_run.Loaded.Processor.ScenarioNames.Count()} scenarios over {Sources(_run.Loaded)}";

    /// <summary>Starts, or goes on after <see cref="PauseAsync"/> with what was loaded since.</summary>
    /// <param name="api">The Local API of this process; null when it runs elsewhere.</param>
    /// <exception cref="FatalException">There are no credentials, the Local API refuses them, or the data directory cannot be written.</exception>
    public async Task StartAsync(LoadedService loaded, ApiSide? api, CancellationToken cancellationToken)
    {
        _config = loaded.Config;
        var data = _config.Paths.DataDirectory;
        var spool = OpenSpool(Path.Combine(data, "spool"));
        var credentials = await new AgentCredentials(_config, host.Environment, log)
            .CompleteAsync(loaded.Agent!.Credentials, api?.Store, api?.Url ?? "", cancellationToken).ConfigureAwait(false);
        await ConnectAsync(loaded, credentials, spool, cancellationToken).ConfigureAwait(false);
        _run = new LogRun(loaded.Agent, spool, Path.Combine(data, "state.bin"), host.Clock, log);
        await _run.SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says in the log what was read, what is kept and what is on its way.</summary>
    public void Report()
    {
        if (_run is null)
        {
            return;
        }

        var processor = _run.Loaded.Processor;
        log.Info($"report: {processor.LiveBuckets} live buckets ({processor.BucketBytes >> 10} KiB), {_link?.AlertsSent ?? 0} alerts sent, {_spool?.Bytes ?? 0} bytes in the spool");
        foreach (var source in _run.Loaded.Acquisition.Sources)
        {
            log.Info($"report: {source.Spec.Title}: {source.State}{(source.Error.Length > 0 ? $" ({source.Error})" : "")}{(source.HasParser ? "" : ", no parser asks for its type")}");
            foreach (var lines in source.Lines)
            {
                log.Info($"report: {lines.Source}: {lines.Read} lines read, {lines.Parsed} parsed, {lines.Unparsed} unparsed");
            }
        }
    }

    /// <summary>Stops reading; alerts go on being sent.</summary>
    public async Task PauseAsync()
    {
        if (_run is not null)
        {
            await _run.StopAsync().ConfigureAwait(false);
            await _run.DisposeAsync().ConfigureAwait(false);
            _run = null;
        }
    }

    /// <summary>Stops reading, and tries to get rid of all alerts.</summary>
    public async Task StopAsync()
    {
        await PauseAsync().ConfigureAwait(false);
        if (_link is null)
        {
            return;
        }

        await _link.DrainAsync().ConfigureAwait(false);
        if (_config is { ApiClient.UnregisterOnExit: true })
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), host.Clock);
            var answer = await _link.Client.UnregisterAsync(limit.Token).ConfigureAwait(false);
            log.Info(answer.Outcome == UplinkOutcome.Stored ? "this machine is unregistered" : $"this machine could not be unregistered: {answer.Reason}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_run is not null)
        {
            await _run.DisposeAsync().ConfigureAwait(false);
        }

        if (_link is not null)
        {
            await _link.DisposeAsync().ConfigureAwait(false);
        }

        _spool?.Dispose();
        _claim?.Dispose();
    }

    private static string Sources(LoadedAgent agent) =>
        string.Join(", ", agent.Plan.CountByType.OrderBy(static t => t.Key, StringComparer.Ordinal).Select(static t => $"{t.Value} {t.Key} {(t.Value == 1 ? "source" : "sources")}"));

    private AlertSpool OpenSpool(string directory)
    {
        if (_spool is not null && _spoolDirectory == directory)
        {
            return _spool;
        }

        _spool?.Dispose();
        _claim?.Dispose();
        _spoolDirectory = directory;
        try
        {
            _claim = Claim(directory);
            return _spool = new AlertSpool(new SpoolOptions(directory), log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"alerts cannot be kept in {directory}: {e.Message} (see config_paths.data_dir)", e);
        }
    }

    /// <summary>Two processes in one data directory would spoil each other's state. The system lets go of the claim when the process ends, however it ends.</summary>
    private static FileStream Claim(string directory)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(directory)!);
        try
        {
            return new FileStream(directory + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(directory + ".lock"))
        {
            throw new FatalException($"another crowdsec works in {Path.GetDirectoryName(directory)}: stop it, or give this one a data_dir of its own ({e.Message})", e);
        }
    }

    private async Task ConnectAsync(LoadedService loaded, ApiCredentials credentials, AlertSpool spool, CancellationToken cancellationToken)
    {
        if (_link is not null && _link.Credentials == credentials)
        {
            return;
        }

        if (_link is not null)
        {
            await _link.DisposeAsync().ConfigureAwait(false);
            _link = null;
        }

        var client = host.NewAgentClient(credentials, loaded);
        var answer = await client.LogInAsync(cancellationToken).ConfigureAwait(false);
        if (answer.Outcome is UplinkOutcome.NotAllowed or UplinkOutcome.Refused)
        {
            client.Dispose();
            throw new FatalException($"authenticate watcher ({credentials.Login}): {answer.Reason}");
        }

        if (answer.Outcome != UplinkOutcome.Stored)
        {
            log.Warning($"the Local API at {credentials.Url} is away, it is tried again: {answer.Reason}");
        }

        var deadLetters = new DeadLetters(Path.Combine(_spoolDirectory, "rejected.jsonl"), host.Clock, log);
        _link = new AgentLink(new AgentLinkParts(credentials, client, spool, deadLetters, host.Clock, log));
    }
}

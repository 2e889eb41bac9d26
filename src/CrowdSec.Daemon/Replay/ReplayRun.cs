using CrowdSec.Daemon.CommandLine;
using CrowdSec.Engine;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Acquisition.Sources.File;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Dumps;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Replay;

/// <summary>Runs a processor over a finite source and reports what it found.</summary>
internal sealed class ReplayRun(DaemonOptions options, DaemonHost host, ILog log)
{
    /// <exception cref="FatalException">The source cannot be used.</exception>
    public async Task<int> RunAsync(LogProcessor processor, CancellationToken cancellationToken)
    {
        var dsn = FileDsn.Parse(options.Dsn, out var error) ?? throw new FatalException(error);
        if (!options.DisableApi && options.DumpDirectory.Length == 0)
        {
            log.Info("there is no Local API to send alerts to: they are shown, not sent");
        }

        var labels = new FieldMap(processor.Names);
        foreach (var (key, value) in options.Labels)
        {
            labels.Set(key, value);
        }

        labels.Set("type", options.Type);
        using var files = new FileReplaySource(dsn.Files, labels, dsn.MaxLineLength);
        return await RunAsync(processor, Transformed(files, processor), cancellationToken).ConfigureAwait(false);
    }

    private ILineSource Transformed(ILineSource source, LogProcessor processor) =>
        options.Transform.Length == 0
            ? source
            : TransformingSource.Create(source, options.Transform, processor, host.Clock, log, out var error) ?? throw new FatalException(error);

    private async Task<int> RunAsync(LogProcessor processor, ILineSource source, CancellationToken cancellationToken)
    {
        var dumps = options.DumpDirectory.Length > 0;
        var recorder = dumps ? new ResultRecorder() : null;
        var attacks = new AttackList(options.Report == ReportFormat.Json && !dumps ? host.Out : null);
        var started = host.Clock.GetTimestamp();
        var counters = await processor.RunAsync(source, attacks, recorder, cancellationToken).ConfigureAwait(false);
        var took = host.Clock.GetElapsedTime(started);
        if (recorder is not null)
        {
            recorder.Finish();
            DumpWriter.Write(recorder.Results, options.DumpDirectory);
            log.Info($"Dumped parser and bucket states to {options.DumpDirectory}");
        }
        else if (options.Report == ReportFormat.Human)
        {
            ReplayReport.Write(host, attacks, counters, took);
        }

        return 0;
    }
}

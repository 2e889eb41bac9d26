using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Doctor.Logs;

/// <summary>Runs the ends of log files through the installed parsers, in memory: nothing is reported, no bucket survives.</summary>
internal sealed class LogTrial(Patient patient)
{
    private readonly RecordingRunner _runner = new();

    /// <param name="samples">Of files with the same labels.</param>
    /// <exception cref="CliException">The installed items do not load.</exception>
    public async Task RunAsync(IReadOnlyList<LogSample> samples, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        var findings = new DiagnosticBag();
        using var setup = EngineSetup.Installed(patient.Config, findings);
        var lines = samples.SelectMany(static s => s.Lines).ToList();
        var recorded = await _runner.RunAsync(setup.Spec with { Clock = patient.Clock }, new RunInput([], labels, lines), findings, cancellationToken).ConfigureAwait(false)
            ?? throw new CliException("logs could not be tried: the installed items do not load, see there");
        var offered = recorded.Results.Offered.Select(static e => e.Line.Number).ToHashSet();
        var owners = samples.SelectMany(static s => s.Lines.Select(_ => s)).ToList();
        foreach (var line in recorded.Results.Lines)
        {
            Note(owners[line.Line.Number - 1], line, offered.Contains(line.Line.Number));
        }
    }

    private static void Note(LogSample sample, RecordedEvent line, bool offered)
    {
        // Without a time stamp of its own an event has the time of reading, which tells nothing.
        var isParsed = offered || line.Whitelisted;
        sample.LastEvent = isParsed && line.StrTime.Length > 0 && !line.Time.IsZero ? line.Time.ToDateTimeOffset().UtcDateTime : null;
        if (isParsed)
        {
            sample.Parsed++;
            sample.Whitelisted += line.Whitelisted ? 1 : 0;
            return;
        }

        sample.Unparsed.Add(line.Line.Raw);
        if (line.Parsed.Get("program") is { Length: > 0 } program)
        {
            sample.UnparsedPrograms[program] = sample.UnparsedPrograms.GetValueOrDefault(program) + 1;
        }
    }
}

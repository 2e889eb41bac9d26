using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.HubTesting.Explaining;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Explain;

/// <summary>cscli explain: what parsers and scenarios make of lines.</summary>
internal static class ExplainCommand
{
    private const int ManyLines = 100;

    public static CliCommand Create() => new()
    {
        Name = "explain",
        Summary = "Explain log pipeline",
        Description = "Explain log pipeline: which parsers take a line, what they make of it, and which scenarios look at it.",
        Example = """
              cscli explain --file ./myfile.log --type nginx
              cscli explain --log "Sep 19 18:33:22 scw-d95986 sshd[24347]: pam_unix(sshd:auth): authentication failure; rhost=192.0.2.1" --type syslog
              cscli explain --dsn "file://myfile.log" --type nginx
              tail -n 5 myfile.log | cscli explain --type nginx -f -
            """,
        Flags =
        [
            CliFlag.Text("file", "Log file to test", 'f'),
            CliFlag.Text("dsn", "DSN to test", 'd'),
            CliFlag.Text("log", "Log line to test", 'l'),
            CliFlag.Text("type", "Type of the acquisition to test", 't'),
            CliFlag.Text("labels", "Additional labels to add to the acquisition format (key:value,key2:value2)"),
            CliFlag.Switch("verbose", "Display individual changes", 'v'),
            CliFlag.Switch("failures", "Only show failed lines"),
            CliFlag.Switch("only-successful-parsers", "Only show successful parsers"),
            CliFlag.Text("crowdsec", "Path to crowdsec (accepted, not needed)", fallback: "crowdsec"),
            CliFlag.Switch("no-clean", "Don't clean runtime environment after tests (nothing to clean)"),
            CliFlag.Text("hub", "Use all items of this hub tree instead of those that are installed"),
            CliFlag.Text("patterns", "Directory of grok patterns for --hub"),
            CliFlag.List("data", "Where data files are for --hub: directory or map"),
        ],
        RequiredFlags = ["type"],
        OneOfFlags = [["log", "file", "dsn"]],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var findings = new DiagnosticBag();
        var input = ReadInput(run);
        using var setup = Setup(run, findings);
        var spec = setup.Spec with { Clock = run.Host.Clock, Log = run.Log };
        var recorded = await new RecordingRunner().RunAsync(spec, input, findings, cancellationToken).ConfigureAwait(false);
        foreach (var finding in findings.Where(static f => f.Severity == Severity.Warning))
        {
            run.Log.Warning(finding.ToString());
        }

        if (recorded is null)
        {
            throw new CliException($"fail to run crowdsec for test:\n{string.Join('\n', findings.Where(static f => f.Severity == Severity.Error))}");
        }

        if (recorded.Results.Parsers.Stages.Count <= 1)
        {
            throw new CliException("unable to load parser dump result: no parser found. Please install the appropriate parser and retry");
        }

        Warn(run, recorded);
        var flags = run.Flags;
        new ExplainTree(recorded.Results, new ExplainOptions(flags.Bool("verbose"), flags.Bool("failures"), flags.Bool("only-successful-parsers"), run.Host.IsTerminal)).Write(run.Out);
        return 0;
    }

    private static void Warn(CliInvocation run, RecordedRun recorded)
    {
        if (recorded.Results.Lines.Count > ManyLines)
        {
            run.Log.Warning($"there are {recorded.Results.Lines.Count} lines: the result may be long, 'cscli explain' is meant for a few");
        }

        if (recorded.Results.Lines.Exists(static l => l.Process && l.StrTime.Length == 0))
        {
            run.Log.Warning("Line 0/1 is missing evt.StrTime. It is most likely a mistake as it will prevent your logs to be processed in time-machine/forensic mode.");
        }
    }

    private static EngineSetup Setup(CliInvocation run, DiagnosticBag findings)
    {
        if (run.Flags.Text("hub") is { Length: > 0 } hub)
        {
            return EngineSetup.Tree(hub, run.Flags.Text("patterns"), run.Flags.List("data"), findings);
        }

        if (run.Settings.Config.LogProcessor is null or { Enabled: false })
        {
            throw new CliException("log processor is disabled -- this command cannot run on a LAPI-only instance");
        }

        return EngineSetup.Installed(run.Settings.Config, findings);
    }

    private static RunInput ReadInput(CliInvocation run)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in run.Flags.Text("labels").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = pair.IndexOf(':');
            labels[colon < 0 ? throw new CliException($"bad format for label '{pair}', expected key:value") : pair[..colon].Trim()] = pair[(colon + 1)..].Trim();
        }

        labels["type"] = run.Flags.Text("type");
        if (run.Flags.Has("log"))
        {
            return new RunInput([], labels, [run.Flags.Text("log")]);
        }

        if (run.Flags.Has("dsn"))
        {
            var dsn = FileDsn.Parse(run.Flags.Text("dsn"), out var error) ?? throw new CliException(error);
            return new RunInput(dsn.Files, labels);
        }

        return ReadFile(run, run.Flags.Text("file"), labels);
    }

    private static RunInput ReadFile(CliInvocation run, string file, Dictionary<string, string> labels)
    {
        if (file == "-")
        {
            if (!run.Host.IsInputRedirected)
            {
                throw new CliException("the option -f - is intended to work with pipes");
            }

            return new RunInput([], labels, run.Host.In.ReadToEnd().Split('\n').Select(static l => l.TrimEnd('\r')).ToList());
        }

        if (!File.Exists(file))
        {
            throw new CliException($"the log file doesn't exist: {file}");
        }

        return new FileInfo(file).Length > 0 ? new RunInput([Path.GetFullPath(file)], labels) : throw new CliException($"the log file is empty: {file}");
    }
}

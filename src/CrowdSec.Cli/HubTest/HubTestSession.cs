using System.Globalization;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.HubTest;

/// <summary>What the options that all hubtest commands share mean.</summary>
internal sealed class HubTestSession
{
    private readonly CliInvocation _run;

    public HubTestSession(CliInvocation run)
    {
        _run = run;
        Suite = HubTestSuite.Open(run.Flags.Text("hub"), run.Flags.Bool("appsec"));
    }

    public HubTestSuite Suite { get; }

    public DiagnosticBag Findings { get; } = [];

    /// <exception cref="CliException">An option's value is unusable.</exception>
    public HubTestRunner Runner() => new(Suite, new HubTestOptions(Patterns(), DataLocator.For(Suite.Root, _run.Flags.List("data")), Clock()));

    public IReadOnlyList<HubTestCase> Named(IReadOnlyList<string> names, bool all) =>
        all ? Suite.All(Findings) : [.. names.Select(n => Suite.Find(n, Findings))];

    private string Patterns()
    {
        if (_run.Flags.Text("patterns") is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? Path.GetFullPath(given) : throw new CliException($"--patterns: directory '{given}' doesn't exist");
        }

        var parent = Path.GetDirectoryName(Suite.Root) ?? "/";
        string[] candidates = _run.Settings.ConfigPathIsExplicit
            ? [_run.Settings.Config.Paths.PatternDirectory]
            : [Path.Combine(parent, "patterns"), Path.Combine(parent, "config", "patterns"), .. _run.Settings.ConfigIfPresent is { } config ? [config.Paths.PatternDirectory] : Array.Empty<string>()];
        return candidates.FirstOrDefault(Directory.Exists) ?? "";
    }

    private TimeProvider Clock()
    {
        var now = _run.Flags.Text("now");
        if (now.Length == 0)
        {
            return new ShiftedClock(_run.Host.Clock.GetUtcNow(), _run.Host.Clock);
        }

        return DateTimeOffset.TryParse(now, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            ? new ShiftedClock(start.ToUniversalTime(), _run.Host.Clock)
            : throw new CliException($"--now: '{now}' is not a time, write for example 2026-01-01T00:00:00Z");
    }
}

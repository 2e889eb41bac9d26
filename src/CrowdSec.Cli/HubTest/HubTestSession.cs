using System.Globalization;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Setup;
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
        var given = _run.Flags.Text("patterns");
        if (given.Length == 0 && _run.Settings.ConfigPathIsExplicit)
        {
            given = _run.Settings.Config.Paths.PatternDirectory;
        }

        var beside = EngineSetup.PatternsOf(Suite.Root, given);
        return beside.Length > 0 ? beside : _run.Settings.ConfigIfPresent?.Paths.PatternDirectory ?? "";
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

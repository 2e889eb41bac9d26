using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Doctor.Checks;
using CrowdSec.Cli.Doctor.LiveTest;

namespace CrowdSec.Cli.Doctor;

/// <summary>cscli doctor: why does nothing happen?</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan LimitOfCheck = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LimitOfLiveTest = TimeSpan.FromSeconds(90);

    public static CliCommand Create() => new()
    {
        Name = "doctor",
        Summary = "Check the whole way from the logs to the bouncers",
        Description = """
            Check the whole way from the logs to the bouncers: configuration, logs and the parsers that should understand them, Local API, database,
            log processors, bouncers, permissions. Nothing is changed, except with --inject, which bans an address of the documentation range 192.0.2.0/24
            for a minute, looks whether a bouncer would be told, and takes the decision back. The exit code is 1 when something is broken.
            """.ReplaceLineEndings("\n"),
        Example = "  cscli doctor\n  cscli doctor --inject\n  cscli doctor -o json",
        Flags =
        [
            CliFlag.Switch("inject", "Ban a documentation address for a minute and see whether a bouncer would be told"),
            CliFlag.List("check", "Run only these checks"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var checks = Chosen(run).ToList();
        var writer = HealthWriter.For(run);
        var (config, configuration) = ConfigurationCheck.Run(run);
        await writer.AddAsync(configuration, cancellationToken).ConfigureAwait(false);
        if (config is not null)
        {
            await using var patient = new Patient(run, config);
            foreach (var check in checks)
            {
                var limit = check is LiveTestCheck ? LimitOfLiveTest : LimitOfCheck;
                await writer.AddAsync(await new HealthRunner(patient, limit).RunAsync(check, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }
        }

        writer.Finish();
        return writer.Worst == HealthLevel.Broken ? 1 : 0;
    }

    private static IEnumerable<IHealthCheck> Chosen(CliInvocation run)
    {
        IReadOnlyList<IHealthCheck> all = run.Flags.Bool("inject") ? [.. HealthChecks.All, new LiveTestCheck()] : HealthChecks.All;
        var wanted = run.Flags.List("check");
        return wanted.FirstOrDefault(name => all.All(c => c.Name != name)) is { } unknown
            ? throw new CliException($"unknown check '{unknown}' (known: {string.Join(", ", all.Select(static c => c.Name))})")
            : all.Where(c => wanted.Count == 0 || wanted.Contains(c.Name));
    }
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Config;

internal static class FeatureFlagsCommand
{
    public static CliCommand Create() => new()
    {
        Name = "feature-flags",
        Summary = "Displays feature flag status",
        Description = "Displays the supported feature flags and their current status.",
        Example = "  cscli config feature-flags\n  cscli config feature-flags --retired",
        Flags = [CliFlag.Switch("retired", "Show retired features")],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var file = Path.Combine(Path.GetDirectoryName(run.Settings.Config.FilePath)!, "feature.yaml");
        var findings = new DiagnosticBag();
        var enabled = FeatureFlags.Load(file, findings).ToHashSet(StringComparer.Ordinal);
        enabled.UnionWith(FeatureFlags.All.Where(f => run.Host.Environment(f.Variable) == "true").Select(static f => f.Name));
        foreach (var finding in findings)
        {
            run.Log.Warning(finding.ToString());
        }

        var shown = FeatureFlags.All.Where(static f => f.State != FeatureFlagState.Retired).ToList();
        Show(run, "Enabled", shown.Where(f => enabled.Contains(f.Name)), "✓");
        Show(run, "Disabled", shown.Where(f => !enabled.Contains(f.Name)), "✗");
        if (run.Flags.Bool("retired"))
        {
            Show(run, "Retired", FeatureFlags.All.Where(static f => f.State == FeatureFlagState.Retired), "✗");
        }

        run.Out.Write($"To enable a feature you can: \n  - set the environment variable {FeatureFlags.EnvironmentPrefix}<uppercase_feature_name> to true\n  - add the line '- <feature_name>' to the file {file}\n");
        return 0;
    }

    private static void Show(CliInvocation run, string title, IEnumerable<FeatureFlag> flags, string sign)
    {
        run.Out.Write($" --- {title} features ---\n\n");
        foreach (var flag in flags)
        {
            run.Out.WriteLine($"{sign} {flag.Name}: {flag.Description}");
            if (flag.State != FeatureFlagState.Active)
            {
                run.Out.WriteLine($"  {flag.State.ToString().ToUpperInvariant()} {flag.Notice}");
            }
        }

        run.Out.WriteLine();
    }
}

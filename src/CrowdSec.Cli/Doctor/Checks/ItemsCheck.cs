using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>What is installed, and whether an engine can be made of it.</summary>
internal sealed class ItemsCheck : IHealthCheck
{
    public string Name => "items";

    public string Title => "Parsers and scenarios";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (!patient.RunsLogProcessor)
        {
            return [];
        }

        var findings = new List<HealthFinding>();
        Counts(patient.Hub, findings);
        States(patient.Hub, findings);
        await LoadAsync(patient, findings, cancellationToken).ConfigureAwait(false);
        return findings;
    }

    private static void Counts(HubState hub, List<HealthFinding> findings)
    {
        int Count(HubItemType type) => hub.Installed(type).Count();
        findings.Add(HealthFinding.Fine($"installed: {Count(HubItemType.Parsers)} parsers, {Count(HubItemType.Scenarios)} scenarios, {Count(HubItemType.Postoverflows)} postoverflows, {Count(HubItemType.Collections)} collections"));
        if (Count(HubItemType.Parsers) == 0)
        {
            findings.Add(HealthFinding.Broken("no parser is installed: no line can be understood", "install the collections of your services, see 'cscli collections list -a'"));
        }

        if (Count(HubItemType.Scenarios) == 0)
        {
            findings.Add(HealthFinding.Broken("no scenario is installed: nothing can be detected", "install the collections of your services, see 'cscli collections list -a'"));
        }
    }

    private static void States(HubState hub, List<HealthFinding> findings)
    {
        var installed = HubItemTypes.All.SelectMany(hub.Installed).ToList();
        if (installed.Where(static i => i.Tainted && !i.IsLocal).Select(static i => i.Reference.ToString()).ToList() is { Count: > 0 } tainted)
        {
            findings.Add(HealthFinding.Warning($"{tainted.Count} installed items were changed by hand, so upgrades leave them alone", "keep changes in a copy with a name of its own; 'upgrade --force' brings the original back") with { Details = tainted });
        }

        if (installed.Where(static i => !i.UpToDate && !i.Tainted && !i.IsLocal).Select(static i => i.Reference.ToString()).ToList() is { Count: > 0 } old)
        {
            findings.Add(HealthFinding.Warning($"{old.Count} installed items have a newer version", "'cscli hub upgrade --from HUB_TREE'") with { Details = old });
        }

        findings.AddRange(hub.Warnings.Where(static w => w.StartsWith("Ignoring", StringComparison.Ordinal) || w.Contains("ignoring", StringComparison.Ordinal))
            .Select(static w => HealthFinding.Warning(w, "remove the file or mend the link")));
    }

    private static async Task LoadAsync(Patient patient, List<HealthFinding> findings, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        using var setup = EngineSetup.Installed(patient.Config, diagnostics);
        var known = patient.Hub.Warnings.ToHashSet(StringComparer.Ordinal);
        await new RecordingRunner().RunAsync(setup.Spec with { Clock = patient.Clock }, new RunInput([], new Dictionary<string, string>(), []), diagnostics, cancellationToken).ConfigureAwait(false);
        var own = new DiagnosticBag();
        own.AddRange(diagnostics.Where(d => !known.Contains(d.Message)));
        findings.AddRange(DiagnosticFindings.Of(own));
        if (!own.HasErrors)
        {
            findings.Add(HealthFinding.Fine("all of them load"));
        }
    }
}

using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Loading;
using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Would an attacker be banned at all? Asks the profiles about the alert of a made-up attack.</summary>
internal sealed class ProfilesCheck : IHealthCheck
{
    public string Name => "profiles";

    public string Title => "Profiles";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (!patient.RunsLocalApi)
        {
            return [];
        }

        var path = patient.Config.ApiServer!.ProfilesPath;
        var diagnostics = new DiagnosticBag();
        var profiles = new[] { path + ".local", path }.Where(p => p == path || File.Exists(p)).SelectMany(p => YamlLoader.LoadFile(p, diagnostics).OfType<YamlMap>().Select(map => (File: p, Map: map))).ToList();
        var findings = DiagnosticFindings.Of(diagnostics).ToList();
        if (profiles.Count == 0)
        {
            findings.Add(HealthFinding.Broken($"{path} has no profile: nobody is ever banned", "put the default profile into it: a filter 'Alert.Remediation == true' and a decision of type ban"));
            return findings;
        }

        var environment = await EnvironmentAsync(patient, cancellationToken).ConfigureAwait(false);
        findings.Add(profiles.Select(p => Ask(p.File, p.Map, environment, findings)).FirstOrDefault(static f => f is not null)
            ?? HealthFinding.Broken("no profile bans an address that attacks", $"add one to {path}: a filter 'Alert.Remediation == true' and a decision of type ban"));
        return findings;
    }

    /// <returns>The decisions of the profile when it wants any for the sample, else null.</returns>
    private static HealthFinding? Ask(string file, YamlMap profile, ExprEnvironment environment, List<HealthFinding> findings)
    {
        var name = (profile.Find("name") as YamlScalar)?.Text ?? "";
        var filters = (profile.Find("filters") as YamlSequence)?.Items.OfType<YamlScalar>() ?? [];
        var matches = false;
        foreach (var filter in filters)
        {
            matches |= Matches(file, filter, environment, findings);
        }

        var decisions = (profile.Find("decisions") as YamlSequence)?.Items.OfType<YamlMap>().Select(Decision).ToList() ?? [];
        return matches && decisions.Count > 0 ? HealthFinding.Fine($"an address that attacks gets: {string.Join(", ", decisions)} (profile {name})") : null;
    }

    private static string Decision(YamlMap decision)
    {
        string Text(string key) => (decision.Find(key) as YamlScalar)?.Text ?? "";
        return Text("duration").Length > 0 ? $"{Text("type")} for {Text("duration")}" : Text("type");
    }

    private static bool Matches(string file, YamlScalar filter, ExprEnvironment environment, List<HealthFinding> findings)
    {
        if (!Expression.TryCompile(filter.Text, environment, out var expression, out var error))
        {
            findings.Add(HealthFinding.Broken($"{file}:{filter.Line}: {error!.Message}", "mend the filter"));
            return false;
        }

        try
        {
            return expression!.Evaluate(new ExprFrame(1) { Values = { [0] = Sample() } }) is true;
        }
        catch (ExprRuntimeException e)
        {
            findings.Add(HealthFinding.Warning($"{file}:{filter.Line}: {e.Message}", "the filter fails for an alert without details; check for what may be missing"));
            return false;
        }
    }

    private static Alert Sample() => new()
    {
        Scenario = "doctor/sample",
        Message = "a made-up attack",
        Kind = "crowdsec",
        EventsCount = 6,
        Capacity = 5,
        Leakspeed = "10s",
        Remediation = true,
        Source = new Source { Scope = "Ip", Value = "192.0.2.1", Ip = "192.0.2.1" },
    };

    private static async Task<ExprEnvironment> EnvironmentAsync(Patient patient, CancellationToken cancellationToken)
    {
        var spec = new EngineSpec { Items = [], Clock = patient.Clock };
        var recorded = await new RecordingRunner().RunAsync(spec, new RunInput([], new Dictionary<string, string>(), []), [], cancellationToken).ConfigureAwait(false);
        var types = new HostTypes();
        EventTypes.Register(types, new FieldNames());
        return new ExprEnvironment(types) { Clock = patient.Clock }.AddFunctions(recorded?.Functions ?? []).Variable("Alert", typeof(Alert));
    }
}

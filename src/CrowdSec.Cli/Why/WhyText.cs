using System.Globalization;
using CrowdSec.Cli.Alerts;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Text;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Why;

/// <summary>What is known about an address, for people: the answer first, then what it rests on, then what to do.</summary>
internal sealed class WhyText(CliInvocation run)
{
    private const int MostAlerts = 3;
    private const int MostEvents = 3;

    public void Write(WhyReport report)
    {
        Line(Verdict(report));
        Decisions("Decisions in force", report.InForce);
        Decisions("Past decisions", report.Past);
        foreach (var alert in report.Alerts.Take(MostAlerts))
        {
            Alert(report, alert);
        }

        if (report.Alerts.Count > MostAlerts)
        {
            Line("");
            Line($"{report.Alerts.Count - MostAlerts} more alerts, older: cscli alerts list --ip {report.Address}");
        }

        new WhyLogText(Line).Write(report);
        Lists(report);
        Bouncers(report);
        Remedies(report);
    }

    private static string Verdict(WhyReport report)
    {
        if (report.Effective.FirstOrDefault() is { } decision)
        {
            var why = decision.Alert.Message.Length > 0 ? decision.Alert.Message : decision.Decision.Scenario;
            return $"{report.Address} is blocked ({decision.Decision.Type}) until {TimeText.Seconds(decision.Until)}, for another {decision.Decision.Duration}, by {Origin(decision.Decision)}:\n  {TerminalText.Printable(why)}";
        }

        var simulated = report.InForce.Count > 0 ? " There are simulated decisions only, which bouncers do not get." : "";
        var allowed = report.Allowlists.Count > 0 ? " It is allowlisted: alerts about it are not kept." : "";
        var known = report.Alerts.Count == 0 ? " No alert about it is known." : "";
        var whitelisted = report.Trial is { Whitelisted: > 0 } trial ? $" A whitelist of this machine ignores it ({string.Join(", ", trial.Whitelists.Keys.Order(StringComparer.Ordinal))})." : "";
        var past = report.Past.FirstOrDefault(static d => !d.IsSimulated) is { } last ? $" It was, until {TimeText.Seconds(last.Until)}." : "";
        var undecided = report.Alerts is [{ Kind: "crowdsec", Decisions.Count: 0 } newest, ..] ? $" Alert {newest.Id}, the newest about it, led to no decision." : "";
        return $"{report.Address} is not blocked.{past}{simulated}{allowed}{known}{undecided}{whitelisted}";
    }

    private static string Origin(Decision decision) => decision.Origin switch
    {
        DecisionOrigins.Engine => $"scenario {decision.Scenario}",
        DecisionOrigins.Manual => "somebody with cscli",
        DecisionOrigins.Import => "an imported list",
        DecisionOrigins.Console => "the console",
        DecisionOrigins.Community => "the community blocklist",
        DecisionOrigins.Lists => $"blocklist {decision.Scenario}",
        _ => decision.Origin,
    };

    private void Decisions(string title, IReadOnlyList<KnownDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            return;
        }

        Line("");
        var table = new TextTable("ID", "Action", "Scope:Value", "Origin", "Reason", "Until", "Alert ID") { Title = title };
        foreach (var known in decisions)
        {
            var decision = known.Decision;
            table.AddRow(
                Number(decision.Id), known.IsSimulated ? $"(simul){decision.Type}" : decision.Type, TerminalText.Printable($"{decision.Scope}:{decision.Value}"),
                TerminalText.Printable(decision.Origin), TerminalText.Printable(decision.Scenario), TimeText.Seconds(known.Until), Number(known.Alert.Id));
        }

        table.Write(run.Out, run.Host.TableStyle);
    }

    private void Alert(WhyReport report, Alert alert)
    {
        Line("");
        var count = alert.EventsCount == 1 ? "1 event" : $"{alert.EventsCount} events";
        Line($"Alert {alert.Id}: {alert.Scenario}, {count} from {alert.StartAt} to {alert.StopAt}{(alert.MachineId.Length > 0 ? $", seen by {alert.MachineId}" : "")}{(alert.Simulated ? ", simulated" : "")}");
        Detail("decided by", alert.ProfileTrace ?? "");
        if (alert is { Kind: "crowdsec", Decisions.Count: 0, ProfileTrace: null or "" })
        {
            Detail("no decision", alert.Remediation ? "no profile matched it, or what was decided is deleted: see profiles.yaml" : "its scenario asks for none (labels.remediation is not true)");
        }

        Detail("source", string.Join(", ", new[] { alert.Source.Cn, alert.Source.AsNumberAndName, alert.Source.Range }.Where(static t => t.Length > 0)));
        foreach (var meta in alert.Meta.Where(m => m.Key != "source_ip"))
        {
            Detail(meta.Key, string.Join(", ", AlertInspectText.Values(meta.Value)));
        }

        foreach (var item in alert.Events.Take(MostEvents))
        {
            var fields = item.Meta.Where(m => !IsNoise(m, report.Address.ToString())).OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{m.Key}={m.Value}");
            Detail("event", $"{item.Timestamp}  {string.Join(' ', fields)}");
        }

        if (alert.Events.Count > MostEvents)
        {
            Detail("event", $"… and {alert.Events.Count - MostEvents} more: cscli alerts inspect {alert.Id} --details");
        }
    }

    /// <summary>What the lines around it say already.</summary>
    private static bool IsNoise(MetaItem item, string address) => item.Key is "datasource_path" or "datasource_type" or "timestamp" || item.Value == address;

    private void Lists(WhyReport report)
    {
        Line("");
        Line(report.Allowlists.Count == 0 ? "Allowlists: none holds it" : "Allowlists:");
        foreach (var hit in report.Allowlists)
        {
            Line($"  {hit.Value} in '{hit.List}'{(hit.Comment.Length > 0 ? $" ({hit.Comment})" : "")}, expires: {hit.Expiration}");
        }

        Line(report.Whitelists.Count == 0 ? "Whitelists of this machine's parsers and postoverflows: none names it" : "Whitelists of this machine's parsers and postoverflows:");
        foreach (var hit in report.Whitelists)
        {
            Line($"  {hit.Value} in {hit.Item} ({hit.Path}){(hit.Reason.Length > 0 ? $": {hit.Reason}" : "")}");
        }

        if (report.SimulatedScenarios.Count > 0)
        {
            Line($"Simulation: {string.Join(", ", report.SimulatedScenarios)} (alerts from now on lead to no blocking)");
        }
    }

    private void Bouncers(WhyReport report)
    {
        if (report.Bouncers is null)
        {
            Line("Bouncers: known only on the Local API's own machine");
            return;
        }

        if (report.Bouncers.Count == 0)
        {
            Line("Bouncers: there are none, so nothing acts on decisions: cscli bouncers add NAME");
            return;
        }

        var table = new TextTable("Bouncer", "Type", "Last pull", "Has the decision");
        foreach (var view in report.Bouncers)
        {
            var bouncer = view.Bouncer;
            table.AddRow(
                TerminalText.Printable(bouncer.Name), TerminalText.Printable(bouncer.Type), TimeText.Seconds(bouncer.LastPull, "never"),
                bouncer.Revoked ? "no: revoked" : view.HasIt switch { true => "yes", false when bouncer.LastPull is null => "no: never pulled", false => "not yet", null => "-" });
        }

        table.Write(run.Out, run.Host.TableStyle);
    }

    private void Remedies(WhyReport report)
    {
        Line("");
        if (report.Undo.Length > 0)
        {
            Line($"To undo:            {report.Undo}");
            if (report.Effective.Any(static d => d.Decision.Origin is DecisionOrigins.Community or DecisionOrigins.Lists))
            {
                Line("                    (a blocklist may bring it back: allow it for good)");
            }
        }

        if (report.Allow.Length > 0)
        {
            Line($"To allow for good:  {report.Allow}{(report.Bouncers is null ? "   (on the Local API's machine)" : "")}");
        }
    }

    private void Detail(string name, string text)
    {
        if (text.Length > 0)
        {
            Line($"  {name,-12} {text}");
        }
    }

    private void Line(string text) => run.Out.WriteLine(string.Join('\n', text.Split('\n').Select(TerminalText.Printable)));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

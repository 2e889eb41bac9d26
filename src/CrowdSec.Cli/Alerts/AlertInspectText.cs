using System.Globalization;
using System.Text.Json;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Text;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Cli.Alerts;

/// <summary>All about one alert, for people.</summary>
internal sealed class AlertInspectText(CliInvocation run)
{
    public void Write(Alert alert, bool withEvents)
    {
        run.Out.WriteLine();
        run.Out.WriteLine(new string('#', 96));
        run.Out.WriteLine();
        WriteFields(alert);
        run.Out.WriteLine();
        WriteDecisions(alert);
        WriteContext(alert);
        if (withEvents)
        {
            WriteEvents(alert);
        }
    }

    private void WriteFields(Alert alert)
    {
        Field("ID", alert.Id.ToString(CultureInfo.InvariantCulture));
        Field("Date", alert.CreatedAt);
        Field("Machine", alert.MachineId);
        Field("Simulation", alert.Simulated ? "true" : "false");
        Field("Remediation", alert.Remediation ? "true" : "false");
        Field("Kind", alert.Kind);
        Field("Reason", alert.Scenario);
        Field("Events Count", alert.EventsCount.ToString(CultureInfo.InvariantCulture));
        Field("Scope:Value", alert.Source.Value.Length > 0 ? $"{alert.Source.Scope}:{alert.Source.Value}" : alert.Source.Scope);
        Field("Country", alert.Source.Cn);
        Field("AS", alert.Source.AsName);
        Field("Begin", alert.StartAt);
        Field("End", alert.StopAt);
        Field("UUID", alert.Uuid);
        if (alert.ProfileTrace is { Length: > 0 } trace)
        {
            Field("Profile", trace);
        }
    }

    private void Field(string name, string value) => run.Out.WriteLine($" - {name,-12} : {TerminalText.Printable(value)}");

    private void WriteDecisions(Alert alert)
    {
        var table = new TextTable("ID", "scope:value", "action", "expiration", "created_at") { Title = "Active Decisions" };
        foreach (var decision in alert.Decisions.Where(static d => !d.Duration.StartsWith('-')))
        {
            table.AddRow(
                decision.Id.ToString(CultureInfo.InvariantCulture), TerminalText.Printable($"{decision.Scope}:{decision.Value}"),
                decision.Simulated == true ? $"(simul){decision.Type}" : decision.Type, decision.Duration, alert.CreatedAt);
        }

        if (table.RowCount > 0)
        {
            table.Write(run.Out, run.Host.TableStyle);
        }
    }

    private void WriteContext(Alert alert)
    {
        if (alert.Meta.Count == 0)
        {
            return;
        }

        run.Out.WriteLine();
        run.Out.WriteLine(" - Context  :");
        var table = new TextTable("Key", "Value");
        foreach (var item in alert.Meta)
        {
            foreach (var value in Values(item.Value))
            {
                table.AddRow(TerminalText.Printable(item.Key), TerminalText.Printable(value));
            }
        }

        table.Write(run.Out, run.Host.TableStyle);
    }

    /// <summary>The strings of a JSON list; other text as it is.</summary>
    public static IReadOnlyList<string> Values(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(static e => e.ToString())] : [text];
        }
        catch (JsonException)
        {
            return [text];
        }
    }

    private void WriteEvents(Alert alert)
    {
        run.Out.WriteLine();
        run.Out.WriteLine(" - Events  :");
        foreach (var item in alert.Events)
        {
            run.Out.WriteLine();
            run.Out.WriteLine($"- Date: {TerminalText.Printable(item.Timestamp)}");
            var table = new TextTable("Key", "Value");
            foreach (var meta in item.Meta.OrderBy(static m => m.Key, StringComparer.Ordinal))
            {
                table.AddRow(TerminalText.Printable(meta.Key), TerminalText.Printable(meta.Value));
            }

            table.Write(run.Out, run.Host.TableStyle);
        }
    }
}

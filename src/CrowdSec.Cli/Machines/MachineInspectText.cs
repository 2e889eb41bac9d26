using System.Globalization;
using System.Text.Json;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Text;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Cli.Machines;

/// <summary>Everything about one machine.</summary>
internal static class MachineInspectText
{
    public static List<TextTable> Tables(Machine machine, MachineMetrics metrics)
    {
        var tables = new List<TextTable> { Properties(machine) };
        if (metrics.Acquisition.Count > 0)
        {
            var table = new TextTable("Source", "Read", "Parsed", "Unparsed") { Title = "Acquisition Metrics" }.AlignRight(1, 2, 3);
            foreach (var ((source, type), counts) in metrics.Acquisition)
            {
                table.AddRow(type.Length > 0 ? $"{source} ({type})" : source, Text(counts.Read), Text(counts.Parsed), Text(counts.Unparsed));
            }

            tables.Add(table);
        }

        if (metrics.Parsers.Count > 0)
        {
            var table = new TextTable("Source", "Parser", "Parsed", "Unparsed") { Title = "Parser Metrics" }.AlignRight(2, 3);
            foreach (var ((source, parser), counts) in metrics.Parsers)
            {
                table.AddRow(source, parser, Text(counts.Parsed), Text(counts.Unparsed));
            }

            tables.Add(table);
        }

        return tables;
    }

    public static string Json(Machine machine, MachineMetrics metrics) => JsonText.Write(2, json =>
    {
        json.WriteStartObject();
        MachineText.WriteProperties(json, machine);
        json.WriteStartObject("metrics");
        json.WriteStartArray("acquisition");
        foreach (var ((source, type), counts) in metrics.Acquisition)
        {
            json.WriteStartObject();
            json.WriteString("source", source);
            json.WriteString("acquis_type", type);
            json.WriteNumber("read", counts.Read);
            WriteCounts(json, counts.Parsed, counts.Unparsed);
        }

        json.WriteEndArray();
        json.WriteStartArray("parsers");
        foreach (var ((source, parser), counts) in metrics.Parsers)
        {
            json.WriteStartObject();
            json.WriteString("source", source);
            json.WriteString("parser", parser);
            WriteCounts(json, counts.Parsed, counts.Unparsed);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteCounts(Utf8JsonWriter json, long parsed, long unparsed)
    {
        json.WriteNumber("parsed", parsed);
        json.WriteNumber("unparsed", unparsed);
        json.WriteEndObject();
    }

    private static TextTable Properties(Machine machine)
    {
        var table = new TextTable("", "") { Title = $"Machine: {machine.MachineId}" };
        table.AddRow("IP Address", machine.IpAddress);
        table.AddRow("Created At", TimeText.Spelled(machine.CreatedAt));
        table.AddRow("Last Update", TimeText.Spelled(machine.UpdatedAt));
        table.AddRow("Last Heartbeat", TimeText.Spelled(machine.LastHeartbeat));
        table.AddRow("Validated?", machine.IsValidated ? "true" : "false");
        table.AddRow("CrowdSec version", machine.Version);
        table.AddRow("OS", OsText.Of(machine.OsName, machine.OsVersion));
        table.AddRow("Auth type", machine.AuthType);
        foreach (var (type, count) in MachineReport.DataSources(machine))
        {
            table.AddRow("Datasources", $"{type}: {count}");
        }

        foreach (var flag in OsText.FeatureFlags(machine.FeatureFlags))
        {
            table.AddRow("Feature Flags", flag);
        }

        foreach (var collection in MachineReport.HubItems(machine).Where(static i => i.Type == "collections"))
        {
            table.AddRow("Collections", collection.Name);
        }

        return table;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

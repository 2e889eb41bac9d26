using System.Text;
using System.Text.Json;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Text;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Cli.Machines;

/// <summary>Machines in each of the output formats.</summary>
internal static class MachineText
{
    private static readonly GoDuration SilentAfter = new(2 * GoDuration.Minute);

    public static TextTable Table(IReadOnlyList<Machine> machines, TimeProvider clock)
    {
        var table = new TextTable("Name", "IP Address", "Last Update", "Status", "Version", "OS", "Auth Type", "Last Heartbeat") { Light = true };
        foreach (var machine in machines)
        {
            table.AddRow(
                machine.MachineId, machine.IpAddress, TimeText.Seconds(machine.UpdatedAt), machine.IsValidated ? "✔️" : "🚫",
                machine.Version, OsText.Of(machine.OsName, machine.OsVersion), machine.AuthType, Heartbeat(machine, clock));
        }

        return table;
    }

    public static string Csv(IReadOnlyList<Machine> machines)
    {
        var text = new StringBuilder("machine_id,ip_address,updated_at,validated,version,auth_type,last_heartbeat,os\n");
        foreach (var machine in machines)
        {
            text.Append(CsvText.Row(
                machine.MachineId, machine.IpAddress, TimeText.Seconds(machine.UpdatedAt), machine.IsValidated ? "true" : "false",
                machine.Version, machine.AuthType, TimeText.Seconds(machine.LastHeartbeat, "-"), OsText.Of(machine.OsName, machine.OsVersion)));
        }

        return text.ToString();
    }

    public static string Json(IReadOnlyList<Machine> machines) => JsonText.Write(2, json =>
    {
        json.WriteStartArray();
        foreach (var machine in machines)
        {
            json.WriteStartObject();
            WriteProperties(json, machine);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Without what is not known, as the programs that read it expect.</summary>
    public static void WriteProperties(Utf8JsonWriter json, Machine machine)
    {
        json.WriteString("created_at", TimeText.Exact(machine.CreatedAt));
        json.WriteString("updated_at", TimeText.Exact(machine.UpdatedAt));
        Write(json, "last_push", machine.LastPush is { } push ? TimeText.Exact(push) : "");
        Write(json, "last_heartbeat", machine.LastHeartbeat is { } heartbeat ? TimeText.Exact(heartbeat) : "");
        json.WriteString("machineId", machine.MachineId);
        Write(json, "ipAddress", machine.IpAddress);
        Write(json, "version", machine.Version);
        if (machine.IsValidated)
        {
            json.WriteBoolean("isValidated", true);
        }

        json.WriteString("auth_type", machine.AuthType);
        json.WriteString("os", OsText.Of(machine.OsName, machine.OsVersion));
        WriteLists(json, machine);
    }

    private static void WriteLists(Utf8JsonWriter json, Machine machine)
    {
        if (OsText.FeatureFlags(machine.FeatureFlags) is { Count: > 0 } flags)
        {
            json.WriteStartArray("featureflags");
            foreach (var flag in flags)
            {
                json.WriteStringValue(flag);
            }

            json.WriteEndArray();
        }

        if (MachineReport.DataSources(machine) is { Count: > 0 } sources)
        {
            json.WriteStartObject("datasources");
            foreach (var (type, count) in sources)
            {
                json.WriteNumber(type, count);
            }

            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static string Heartbeat(Machine machine, TimeProvider clock)
    {
        if (machine.LastHeartbeat is not { } heartbeat)
        {
            return "⚠️ -";
        }

        var elapsed = GoDuration.FromTimeSpan(clock.GetUtcNow().UtcDateTime - heartbeat);
        var text = elapsed.Truncate(new GoDuration(GoDuration.Second)).ToString();
        return elapsed > SilentAfter ? $"⚠️ {text}" : text;
    }
}

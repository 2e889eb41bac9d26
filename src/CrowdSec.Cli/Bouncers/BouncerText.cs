using System.Text;
using System.Text.Json;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Text;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Cli.Bouncers;

/// <summary>Bouncers in each of the output formats.</summary>
internal static class BouncerText
{
    public static TextTable Table(IReadOnlyList<Bouncer> bouncers)
    {
        var table = new TextTable("Name", "IP Address", "Valid", "Last API pull", "Type", "Version", "Auth Type") { Light = true };
        foreach (var bouncer in bouncers)
        {
            table.AddRow(bouncer.Name, bouncer.IpAddress, bouncer.Revoked ? "🚫" : "✔️", TimeText.Seconds(bouncer.LastPull), bouncer.Type, bouncer.Version, bouncer.AuthType);
        }

        return table;
    }

    public static TextTable Properties(Bouncer bouncer)
    {
        var table = new TextTable("", "") { Title = $"Bouncer: {bouncer.Name}" };
        table.AddRow("Created At", TimeText.Spelled(bouncer.CreatedAt));
        table.AddRow("Last Update", TimeText.Spelled(bouncer.UpdatedAt));
        table.AddRow("Revoked?", bouncer.Revoked ? "true" : "false");
        table.AddRow("IP Address", bouncer.IpAddress);
        table.AddRow("Type", bouncer.Type);
        table.AddRow("Version", bouncer.Version);
        table.AddRow("Last Pull", TimeText.Spelled(bouncer.LastPull));
        table.AddRow("Auth type", bouncer.AuthType);
        table.AddRow("OS", OsText.Of(bouncer.OsName, bouncer.OsVersion));
        table.AddRow("Auto Created", bouncer.AutoCreated ? "true" : "false");
        foreach (var flag in OsText.FeatureFlags(bouncer.FeatureFlags))
        {
            table.AddRow("Feature Flags", flag);
        }

        return table;
    }

    public static string Csv(IReadOnlyList<Bouncer> bouncers)
    {
        var text = new StringBuilder("name,ip,revoked,last_pull,type,version,auth_type\n");
        foreach (var bouncer in bouncers)
        {
            text.Append(CsvText.Row(bouncer.Name, bouncer.IpAddress, bouncer.Revoked ? "pending" : "validated", TimeText.Seconds(bouncer.LastPull), bouncer.Type, bouncer.Version, bouncer.AuthType));
        }

        return text.ToString();
    }

    public static string Json(IReadOnlyList<Bouncer> bouncers) => JsonText.Write(2, json =>
    {
        json.WriteStartArray();
        foreach (var bouncer in bouncers)
        {
            Write(json, bouncer);
        }

        json.WriteEndArray();
    });

    public static string Json(Bouncer bouncer) => JsonText.Write(2, json => Write(json, bouncer));

    private static void Write(Utf8JsonWriter json, Bouncer bouncer)
    {
        json.WriteStartObject();
        json.WriteString("created_at", TimeText.Exact(bouncer.CreatedAt));
        json.WriteString("updated_at", TimeText.Exact(bouncer.UpdatedAt));
        json.WriteString("name", bouncer.Name);
        json.WriteBoolean("revoked", bouncer.Revoked);
        json.WriteString("ip_address", bouncer.IpAddress);
        json.WriteString("type", bouncer.Type);
        json.WriteString("version", bouncer.Version);
        json.WriteString("last_pull", bouncer.LastPull is { } pull ? TimeText.Exact(pull) : null);
        json.WriteString("auth_type", bouncer.AuthType);
        json.WriteString("os", OsText.Of(bouncer.OsName, bouncer.OsVersion));
        if (OsText.FeatureFlags(bouncer.FeatureFlags) is { Count: > 0 } flags)
        {
            json.WriteStartArray("featureflags");
            foreach (var flag in flags)
            {
                json.WriteStringValue(flag);
            }

            json.WriteEndArray();
        }

        json.WriteBoolean("auto_created", bouncer.AutoCreated);
        json.WriteEndObject();
    }
}

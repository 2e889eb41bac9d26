using System.Globalization;
using System.Text;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Text;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Allowlists;

/// <summary>Allowlists as tables, lines and JSON.</summary>
internal static class AllowlistText
{
    public static TextTable ListTable(IReadOnlyList<Allowlist> lists)
    {
        var table = new TextTable("Name", "Description", "Created at", "Updated at", "Managed by Console", "Size");
        foreach (var list in lists)
        {
            table.AddRow(Printable(list.Name), Printable(list.Description), list.CreatedAt, list.UpdatedAt, list.ConsoleManaged ? "yes" : "no", Size(list));
        }

        return table;
    }

    public static string ListCsv(IReadOnlyList<Allowlist> lists)
    {
        var text = new StringBuilder(CsvText.Row("name", "description", "created_at", "updated_at", "console_managed", "size"));
        foreach (var list in lists)
        {
            text.Append(CsvText.Row(list.Name ?? "", list.Description ?? "", list.CreatedAt, list.UpdatedAt, Bool(list.ConsoleManaged), Size(list)));
        }

        return text.ToString();
    }

    public static TextTable InfoTable(Allowlist list)
    {
        var table = new TextTable("", "") { Title = $"Allowlist: {Printable(list.Name)}" };
        table.AddRow("Name", Printable(list.Name));
        table.AddRow("Description", Printable(list.Description));
        table.AddRow("Created at", list.CreatedAt);
        table.AddRow("Updated at", list.UpdatedAt);
        table.AddRow("Managed by Console", list.ConsoleManaged ? "yes" : "no");
        return table;
    }

    public static TextTable ItemsTable(Allowlist list)
    {
        var table = new TextTable("Value", "Comment", "Expiration", "Created at");
        foreach (var item in list.Items ?? [])
        {
            table.AddRow(Printable(item.Value), Printable(item.Description), Expiration(item), item.CreatedAt);
        }

        return table;
    }

    public static string ItemsCsv(Allowlist list)
    {
        var text = new StringBuilder(CsvText.Row("name", "description", "value", "comment", "expiration", "created_at", "console_managed"));
        foreach (var item in list.Items ?? [])
        {
            text.Append(CsvText.Row(list.Name ?? "", list.Description ?? "", item.Value, item.Description ?? "", Expiration(item), item.CreatedAt, Bool(list.ConsoleManaged)));
        }

        return text.ToString();
    }

    public static void WriteJson(CliInvocation run, IReadOnlyList<Allowlist> lists)
    {
        using (var chunks = new JsonChunks(run.Out, 2))
        {
            WireJson.WriteAllowlists(chunks.Json, lists);
        }

        run.Out.WriteLine();
    }

    public static void WriteJson(CliInvocation run, Allowlist list)
    {
        using (var chunks = new JsonChunks(run.Out, 2))
        {
            WireJson.WriteAllowlist(chunks.Json, list);
        }

        run.Out.WriteLine();
    }

    private static string Expiration(AllowlistItem item) => item.Expiration.StartsWith("0001-01-01", StringComparison.Ordinal) ? "never" : item.Expiration;

    private static string Size(Allowlist list) => (list.Items?.Count ?? 0).ToString(CultureInfo.InvariantCulture);

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Printable(string? text) => TerminalText.Printable(text ?? "");
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Text;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Cli.Machines;

/// <summary>The items that a machine told it has.</summary>
internal static class MachineHubText
{
    public static void Write(CliInvocation run, Machine machine)
    {
        var items = MachineReport.HubItems(machine);
        switch (run.Output)
        {
            case OutputFormat.Json:
                run.Out.WriteLine(Json(items));
                break;
            case OutputFormat.Raw:
                run.Out.Write("type,name,status,version\n");
                foreach (var item in items)
                {
                    run.Out.Write(CsvText.Row(item.Type, item.Name, item.Status, item.Version));
                }

                break;
            case OutputFormat.Human when items.Count == 0:
                run.Out.WriteLine("No hub items found for this machine");
                break;
            default:
                WriteTables(run, items);
                break;
        }
    }

    private static void WriteTables(CliInvocation run, IReadOnlyList<MachineHubItem> items)
    {
        foreach (var group in items.GroupBy(static i => i.Type))
        {
            var table = new TextTable("Name", "Status", "Version") { Title = group.Key.ToUpperInvariant() };
            foreach (var item in group)
            {
                table.AddRow(item.Name, item.Status, item.Version);
            }

            table.Write(run.Out, run.Host.TableStyle);
        }
    }

    private static string Json(IReadOnlyList<MachineHubItem> items) => JsonText.Write(2, json =>
    {
        json.WriteStartObject();
        foreach (var group in items.GroupBy(static i => i.Type))
        {
            json.WriteStartArray(group.Key);
            foreach (var item in group)
            {
                json.WriteStartObject();
                json.WriteString("name", item.Name);
                json.WriteString("status", item.Status);
                json.WriteString("version", item.Version);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });
}

using System.Text.Json;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Hub;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Items;

internal static class ItemInspectCommand
{
    public static CliCommand Create(HubItemType type) => new()
    {
        Name = "inspect",
        Usage = "[item]...",
        Summary = $"Inspect given {type.Name()}",
        Example = $"  cscli {type.Name()} inspect {ItemCommands.Example(type)}\n  cscli {type.Name()} inspect {ItemCommands.Example(type)} -o json",
        Arguments = ArgumentRule.AtLeast(1),
        Complete = KnownNames.All(type),
        Flags = [CliFlag.Switch("no-metrics", "Don't show metrics"), CliFlag.Text("url", "Prometheus url", 'u')],
        Run = (run, _) => Task.FromResult(Run(run, type)),
    };

    private static int Run(CliInvocation run, HubItemType type)
    {
        var state = HubSource.Load(run);
        foreach (var name in run.Arguments)
        {
            var item = ItemCommands.Find(state, type, name);
            run.Out.Write(run.Output == OutputFormat.Json ? Json(item) : YamlWriter.ToText(Properties(item)));
        }

        return 0;
    }

    private static List<KeyValuePair<string, object?>> Properties(HubItem item)
    {
        var list = new List<KeyValuePair<string, object?>> { new("type", item.Type.Name()) };
        void Add(string key, string value)
        {
            if (value.Length > 0)
            {
                list.Add(new(key, value));
            }
        }

        Add("stage", item.Stage);
        Add("name", item.Name);
        Add("file_name", item.FileName);
        Add("description", item.Description);
        Add("author", item.Index?.Author ?? "");
        Add("path", item.Index?.Path ?? "");
        Add("version", item.Version);
        foreach (var group in item.Dependencies.GroupBy(static d => d.Type))
        {
            list.Add(new(group.Key.Name(), group.Select(static d => d.Name).ToList()));
        }

        Add("local_path", item.LocalPath);
        Add("local_version", item.LocalVersion);
        Add("local_hash", item.LocalHash);
        Add("downloadpath", item.DownloadPath);
        list.Add(new("installed", item.Installed));
        list.Add(new("downloaded", item.Downloaded));
        list.Add(new("up_to_date", item.UpToDate));
        list.Add(new("tainted", item.Tainted));
        if (item.TaintedBy.Count > 0)
        {
            list.Add(new("tainted_by", item.TaintedBy));
        }

        list.Add(new("local", item.IsLocal));
        if (item.BelongsTo.Count > 0)
        {
            list.Add(new("belongs_to_collections", item.BelongsTo));
        }

        return list;
    }

    private static string Json(HubItem item) => JsonText.Write(2, json =>
    {
        json.WriteStartObject();
        foreach (var (key, value) in Properties(item))
        {
            Write(json, key, value);
        }

        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBoolean(key, flag);
                break;
            case IEnumerable<string> list:
                json.WriteStartArray(key);
                foreach (var entry in list)
                {
                    json.WriteStringValue(entry);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteString(key, (string?)value);
                break;
        }
    }
}

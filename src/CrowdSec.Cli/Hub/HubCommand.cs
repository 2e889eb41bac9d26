using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.Hub;

/// <summary>cscli hub: what the hub offers and what is installed.</summary>
internal static class HubCommand
{
    public static CliCommand Create() => new()
    {
        Name = "hub",
        Summary = "Manage hub index",
        Example = "  cscli hub list\n  cscli hub index --hub ./hub",
        Commands = [CreateList(), CreateSearch(), CreateTypes(), HubUpdateCommand.Create(), HubUpgradeCommand.Create(), HubIndexCommand.Create()],
    };

    private static CliCommand CreateList() => new()
    {
        Name = "list",
        Usage = "[-a]",
        Summary = "List all installed configurations",
        Example = "  cscli hub list\n  cscli hub list --status tainted,outdated\n  cscli hub list -a -o raw",
        Flags =
        [
            CliFlag.Switch("all", "List all available items, including those not installed", 'a'),
            CliFlag.Switch("full", "Show the members of collections too when nothing is wrong with them"),
            CliFlag.List("status", "Show only items in these states: installed, not-installed, up-to-date, outdated, tainted, local"),
        ],
        ExclusiveFlags = [["all", "full"]],
        Run = static (run, _) => Task.FromResult(List(run)),
    };

    private static CliCommand CreateSearch() => new()
    {
        Name = "search",
        Usage = "TERM...",
        Summary = "Search items by name and description",
        Example = "  cscli hub search ssh bruteforce",
        Arguments = ArgumentRule.AtLeast(1),
        Flags = [CliFlag.List("status", "Show only items in these states")],
        Run = static (run, _) => Task.FromResult(Search(run)),
    };

    private static CliCommand CreateTypes() => new()
    {
        Name = "types",
        Summary = "List supported item types",
        Example = "  cscli hub types -o raw",
        Run = static (run, _) =>
        {
            var names = HubItemTypes.All.Select(static t => t.Name());
            run.Out.Write(run.Output switch
            {
                OutputFormat.Json => JsonText.Write(0, json =>
                {
                    json.WriteStartArray();
                    foreach (var name in names)
                    {
                        json.WriteStringValue(name);
                    }

                    json.WriteEndArray();
                }),
                OutputFormat.Raw => string.Concat(names.Select(static n => n + "\n")),
                _ => string.Concat(names.Select(static n => $"- {n}\n")),
            });
            return Task.FromResult(0);
        },
    };

    private static int List(CliInvocation run)
    {
        var filter = new StatusFilter(run.Flags.List("status"));
        var state = HubSource.Load(run);
        HubSource.Warn(run, state);
        SayTotals(run, state);
        var all = run.Flags.Bool("all") || !filter.IsEmpty;
        bool Wanted(HubItem item) => (all || item.Installed) && filter.Matches(item);
        if (run.Output == OutputFormat.Human)
        {
            var table = new HubTreeTable(state, Wanted, run.Flags.Bool("full") || all).Build();
            Print(run, table, "No items to display");
            return 0;
        }

        var lists = HubItemTypes.All.Select(t => (t, (IReadOnlyList<HubItem>)[.. state.Items(t).Where(Wanted)])).ToList();
        run.Out.Write(run.Output == OutputFormat.Json ? HubJson.Lists(lists) : HubJson.Csv(lists.SelectMany(static l => l.Item2), withType: true));
        return 0;
    }

    private static int Search(CliInvocation run)
    {
        var filter = new StatusFilter(run.Flags.List("status"));
        var state = HubSource.Load(run);
        bool Matches(HubItem item) => filter.Matches(item) && run.Arguments.All(term =>
            item.Name.Contains(term, StringComparison.OrdinalIgnoreCase) || item.Description.Contains(term, StringComparison.OrdinalIgnoreCase));
        var lists = HubItemTypes.All.Select(t => (t, (IReadOnlyList<HubItem>)[.. state.Items(t).Where(Matches)])).ToList();
        if (run.Output != OutputFormat.Human)
        {
            run.Out.Write(run.Output == OutputFormat.Json ? HubJson.Lists(lists) : HubJson.Csv(lists.SelectMany(static l => l.Item2), withType: true));
            return 0;
        }

        var table = new TextTable("Type", "Name", "📦 Status", "Version", "Description");
        foreach (var item in lists.SelectMany(static l => l.Item2))
        {
            table.AddRow(item.Type.Name(), item.Name, $"{item.Emoji}  {item.Status}", item.LocalVersion, item.Description);
        }

        Print(run, table.RowCount == 0 ? null : table, "No matching items");
        return 0;
    }

    private static void Print(CliInvocation run, TextTable? table, string nothing)
    {
        if (table is null)
        {
            run.Out.WriteLine(nothing);
        }
        else
        {
            table.Write(run.Out, run.Host.TableStyle);
        }
    }

    private static void SayTotals(CliInvocation run, HubState state)
    {
        var counts = HubItemTypes.All.Select(t => (Type: t, Count: state.Index.Items(t).Count)).Where(static c => c.Count > 0).Select(static c => $"{c.Count} {c.Type.Name()}");
        run.Log.Info($"Loaded: {string.Join(", ", counts)}");
        var installed = HubItemTypes.All.SelectMany(state.Installed).ToList();
        if (installed.Any(static i => i.IsLocal || i.Tainted))
        {
            run.Log.Info($"Unmanaged items: {installed.Count(static i => i.IsLocal)} local, {installed.Count(static i => i.Tainted)} tainted");
        }
    }
}

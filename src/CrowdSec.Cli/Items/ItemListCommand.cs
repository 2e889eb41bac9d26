using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Hub;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.Items;

internal static class ItemListCommand
{
    public static CliCommand Create(HubItemType type) => new()
    {
        Name = "list",
        Usage = "[item... | -a]",
        Summary = $"List {type.Name()}",
        Example = $"  cscli {type.Name()} list\n  cscli {type.Name()} list -a\n  cscli {type.Name()} list {ItemCommands.Example(type)} -o json",
        Arguments = ArgumentRule.Any,
        Flags = [CliFlag.Switch("all", "List disabled items as well", 'a')],
        Run = (run, _) => Task.FromResult(Run(run, type)),
    };

    private static int Run(CliInvocation run, HubItemType type)
    {
        var state = HubSource.Load(run);
        var missing = run.Arguments.Where(name => state.Find(type, name) is null).ToList();
        if (missing.Count > 0)
        {
            throw new CliException($"item(s) '{string.Join(", ", missing)}' not found in {type.Name()}");
        }

        var items = run.Arguments.Count > 0
            ? run.Arguments.Select(name => state.Find(type, name)!).ToList()
            : state.Items(type).Where(i => i.Installed || run.Flags.Bool("all")).ToList();
        if (run.Output != OutputFormat.Human)
        {
            run.Out.Write(run.Output == OutputFormat.Json ? HubJson.Lists([(type, items)]) : HubJson.Csv(items, withType: false));
            return 0;
        }

        var table = new TextTable("Name", "📦 Status", "Version", "Local Path") { Title = type.Name().ToUpperInvariant() };
        foreach (var item in items)
        {
            table.AddRow(item.Name, $"{item.Emoji}  {item.Status}", item.LocalVersion, item.LocalPath);
        }

        table.Write(run.Out, run.Host.TableStyle);
        return 0;
    }
}

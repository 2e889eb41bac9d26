using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.Items;

/// <summary>The commands about one type of item: cscli parsers, cscli scenarios …</summary>
internal static class ItemCommands
{
    public static IEnumerable<CliCommand> CreateAll() => HubItemTypes.All.Select(Create);

    private static CliCommand Create(HubItemType type)
    {
        var alias = type switch
        {
            HubItemType.AppsecConfigs => new[] { type.Singular(), "waf-configs", "waf-config" },
            HubItemType.AppsecRules => [type.Singular(), "waf-rules", "waf-rule"],
            _ => [type.Singular()],
        };
        return new CliCommand
        {
            Name = type.Name(),
            Aliases = alias,
            Usage = "<action> [item]...",
            Summary = $"Manage hub {type.Name()}",
            Example = $"  cscli {type.Name()} list -a\n  cscli {type.Name()} install {Example(type)}\n  cscli {type.Name()} inspect {Example(type)}",
            Commands = [ItemListCommand.Create(type), ItemInspectCommand.Create(type), ItemInstallCommand.Create(type), ItemRemoveCommand.Create(type), ItemUpgradeCommand.Create(type)],
        };
    }

    /// <summary>A name for the examples of the help.</summary>
    public static string Example(HubItemType type) => $"author/some-{type.Singular()}";

    /// <exception cref="CliException">There is no such item.</exception>
    public static HubItem Find(HubState state, HubItemType type, string name) =>
        state.Find(type, name) ?? throw new CliException(NotFound(state, type, name));

    public static string NotFound(HubState state, HubItemType type, string name)
    {
        var near = state.Items(type).Select(i => (i.Name, Distance: EditDistance.Between(name, i.Name, 7))).OrderBy(static n => n.Distance).FirstOrDefault();
        return near.Name is not null && near.Distance < 7 ? $"can't find '{name}' in {type.Name()}, did you mean '{near.Name}'?" : $"can't find '{name}' in {type.Name()}";
    }
}

using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.Hub;

/// <summary>Hands the installed items to the engine, in load order.</summary>
public static class InstalledItemFiles
{
    public static IReadOnlyList<ItemFile> Of(HubState state)
    {
        var files = new List<ItemFile>();
        foreach (var (type, kind) in Kinds)
        {
            foreach (var item in state.Installed(type))
            {
                files.Add(new ItemFile(item.LocalPath, kind, item.Stage, item.IsLocal || item.LocalVersion.Length == 0 ? "?" : item.LocalVersion, item.LocalHash));
            }
        }

        return files;
    }

    private static readonly (HubItemType Type, ItemKind Kind)[] Kinds =
    [
        (HubItemType.Parsers, ItemKind.Parser),
        (HubItemType.Postoverflows, ItemKind.Postoverflow),
        (HubItemType.Scenarios, ItemKind.Scenario),
        (HubItemType.Contexts, ItemKind.Context),
    ];
}

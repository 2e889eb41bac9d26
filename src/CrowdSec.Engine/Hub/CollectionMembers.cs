using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Hub;

/// <summary>The members that a collection's file names.</summary>
internal static class CollectionMembers
{
    public static IReadOnlyList<ItemReference> Read(YamlMap collection)
    {
        var members = new List<ItemReference>();
        foreach (var type in HubItemTypes.All)
        {
            if (collection.Find(type.Name()) is YamlSequence names)
            {
                members.AddRange(names.Items.OfType<YamlScalar>().Where(static n => n.Text.Length > 0).Select(n => new ItemReference(type, n.Text)));
            }
        }

        return members;
    }
}

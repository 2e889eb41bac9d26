namespace CrowdSec.Engine.Hub;

/// <summary>Names of the item types, which are also the names of their folders.</summary>
public static class HubItemTypes
{
    private static readonly string[] TypeNames = ["parsers", "postoverflows", "scenarios", "contexts", "appsec-configs", "appsec-rules", "collections"];

    private static readonly string[] Singulars = ["parser", "postoverflow", "scenario", "context", "appsec-config", "appsec-rule", "collection"];

    public static IReadOnlyList<HubItemType> All { get; } = Enum.GetValues<HubItemType>();

    public static string Name(this HubItemType type) => TypeNames[(int)type];

    public static string Singular(this HubItemType type) => Singulars[(int)type];

    /// <summary>Items of this type live in stages.</summary>
    public static bool HasStages(this HubItemType type) => type is HubItemType.Parsers or HubItemType.Postoverflows;

    public static bool TryParse(string name, out HubItemType type)
    {
        var index = Array.IndexOf(TypeNames, name);
        type = (HubItemType)Math.Max(0, index);
        return index >= 0;
    }
}

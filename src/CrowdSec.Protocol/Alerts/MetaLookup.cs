namespace CrowdSec.Protocol.Alerts;

internal static class MetaLookup
{
    public static string Find(IReadOnlyList<MetaItem>? items, string key)
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            if (items![i].Key == key)
            {
                return items[i].Value;
            }
        }

        return "";
    }
}

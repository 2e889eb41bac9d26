using System.Globalization;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Storage.Allowlists;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>Stored allowlists as they travel.</summary>
internal static class AllowlistView
{
    public static Allowlist Of(StoredAllowlist list, bool withItems) => new()
    {
        AllowlistId = Optional(list.AllowlistId),
        ConsoleManaged = list.FromConsole,
        CreatedAt = Time(list.CreatedAt),
        Description = Optional(list.Description),
        Items = withItems ? [.. list.Items.Select(Of)] : null,
        Name = list.Name,
        UpdatedAt = Time(list.UpdatedAt),
    };

    private static AllowlistItem Of(StoredAllowlistItem item) => new()
    {
        CreatedAt = Time(item.CreatedAt),
        Description = Optional(item.Comment),
        Expiration = item.ExpiresAt is { } end ? Time(end) : AllowlistItem.Never,
        Value = item.Value,
    };

    private static string? Optional(string text) => text.Length > 0 ? text : null;

    private static string Time(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

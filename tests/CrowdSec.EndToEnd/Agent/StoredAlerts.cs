using System.Text.Json;
using CrowdSec.EndToEnd.Harness;

namespace CrowdSec.EndToEnd.Agent;

internal static class StoredAlerts
{
    /// <summary>How many alerts there are of each address; none while the API is away.</summary>
    public static async Task<Dictionary<string, int>> ByAddressAsync(Site site)
    {
        var result = await site.CscliAsync("alerts", "list", "-o", "json", "--limit", "0");
        using var json = JsonDocument.Parse(result.Exit == 0 && result.Output.TrimStart().StartsWith('[') ? result.Output : "[]");
        return json.RootElement.EnumerateArray()
            .Select(static alert => alert.GetProperty("source").GetProperty("value").GetString()!)
            .CountBy(static address => address)
            .ToDictionary(static entry => entry.Key, static entry => entry.Value, StringComparer.Ordinal);
    }
}

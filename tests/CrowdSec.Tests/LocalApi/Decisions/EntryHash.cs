using System.Globalization;
using System.Text;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>The checksum of a set as docs/decision-stream.md tells authors of bouncers to compute it.</summary>
internal static class EntryHash
{
    /// <param name="entries">"scope type value"</param>
    public static string Of(IEnumerable<string> entries) =>
        entries.Aggregate(0UL, static (sum, entry) => unchecked(sum + Fnv(entry.Replace(' ', '\0')))).ToString("x16", CultureInfo.InvariantCulture);

    public static ulong Fnv(string text)
    {
        var hash = 0xcbf29ce484222325UL;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ value) * 0x100000001b3UL);
        }

        return hash;
    }
}

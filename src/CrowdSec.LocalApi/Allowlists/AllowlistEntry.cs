using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>A range that is allowed.</summary>
/// <param name="Value">As the list says it: an address, a range, a host name.</param>
/// <param name="ExpiresAt">UTC; null: never.</param>
internal sealed record AllowlistEntry(IpRange Range, string List, string Value, string Comment, DateTime? ExpiresAt)
{
    public string Reason { get; } = Comment.Length > 0 ? $"{Value} from {List} ({Comment})" : $"{Value} from {List}";
}

using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>Whether an address is allowed, answered from memory. Thread-safe; what it knows is replaced as a whole.</summary>
internal sealed class AllowlistIndex(TimeProvider clock)
{
    private volatile AllowlistTable _table = AllowlistTable.Empty;

    public AllowlistTable Table
    {
        get => _table;
        set => _table = value;
    }

    /// <returns>"192.0.2.0/24 from office (HQ)", one for each entry that holds the range or lies inside of it; by the lists' names.</returns>
    public IReadOnlyList<string> Reasons(IpRange range)
    {
        var found = _table.Touching(range.Unmap(), clock.GetUtcNow().UtcDateTime);
        return found.Count == 0 ? [] : found.ConvertAll(static entry => entry.Reason);
    }

    /// <returns>The reasons in one line; null when it is not allowed.</returns>
    public string? Find(IpRange range) => Reasons(range) is { Count: > 0 } reasons ? string.Join(", ", reasons) : null;
}

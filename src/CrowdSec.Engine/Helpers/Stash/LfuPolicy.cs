namespace CrowdSec.Engine.Helpers.Stash;

/// <summary>The key used least often goes; of equals, the one unused for longest.</summary>
internal sealed class LfuPolicy(int size) : IEvictionPolicy
{
    private readonly Dictionary<string, (long Uses, long Order)> _uses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(long Uses, long Order), string> _ranking = [];
    private long _order;

    public void Touch(string key)
    {
        if (_uses.Remove(key, out var rank))
        {
            _ranking.Remove(rank);
            Place(key, rank.Uses + 1);
        }
    }

    public string? Add(string key)
    {
        string? gone = null;
        if (_uses.Count >= size)
        {
            gone = _ranking.First().Value;
            Remove(gone);
        }

        Place(key, 0);
        return gone;
    }

    public void Remove(string key)
    {
        if (_uses.Remove(key, out var rank))
        {
            _ranking.Remove(rank);
        }
    }

    private void Place(string key, long uses)
    {
        var rank = (uses, _order++);
        _uses[key] = rank;
        _ranking[rank] = key;
    }
}

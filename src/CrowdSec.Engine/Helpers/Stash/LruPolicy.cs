namespace CrowdSec.Engine.Helpers.Stash;

/// <summary>The key unused for longest goes.</summary>
internal sealed class LruPolicy(int size) : IEvictionPolicy
{
    private readonly KeyList _keys = new();

    public void Touch(string key)
    {
        if (_keys.Remove(key))
        {
            _keys.AddFirst(key);
        }
    }

    public string? Add(string key)
    {
        var gone = _keys.Count >= size ? _keys.RemoveLast() : null;
        _keys.AddFirst(key);
        return gone;
    }

    public void Remove(string key) => _keys.Remove(key);
}

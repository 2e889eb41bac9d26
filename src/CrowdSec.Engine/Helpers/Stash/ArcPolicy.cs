namespace CrowdSec.Engine.Helpers.Stash;

/// <summary>
/// The adaptive replacement cache of Megiddo and Modha (FAST 2003): keys used once and keys used often share the room, and what was
/// evicted too early shifts the share.
/// </summary>
internal sealed class ArcPolicy(int size) : IEvictionPolicy
{
    private readonly KeyList _once = new();
    private readonly KeyList _often = new();
    private readonly KeyList _onceGone = new();
    private readonly KeyList _oftenGone = new();
    private int _onceShare;

    public void Touch(string key)
    {
        if (_once.Remove(key) || _often.Remove(key))
        {
            _often.AddFirst(key);
        }
    }

    public string? Add(string key)
    {
        if (_onceGone.Remove(key))
        {
            _onceShare = Math.Min(size, _onceShare + Math.Max(1, _oftenGone.Count / (_onceGone.Count + 1)));
            return Place(_often, key, Evict(false));
        }

        if (_oftenGone.Remove(key))
        {
            _onceShare = Math.Max(0, _onceShare - Math.Max(1, _onceGone.Count / (_oftenGone.Count + 1)));
            return Place(_often, key, Evict(true));
        }

        return Place(_once, key, MakeRoom());
    }

    public void Remove(string key)
    {
        _ = _once.Remove(key) || _often.Remove(key);
    }

    private string? MakeRoom()
    {
        if (_once.Count + _onceGone.Count >= size)
        {
            if (_once.Count >= size)
            {
                return _once.RemoveLast();
            }

            _onceGone.RemoveLast();
        }
        else if (_once.Count + _often.Count + _onceGone.Count + _oftenGone.Count >= 2 * size)
        {
            _oftenGone.RemoveLast();
        }

        return Evict(false);
    }

    private string? Evict(bool wasOften)
    {
        if (_once.Count + _often.Count < size)
        {
            return null;
        }

        var fromOnce = _once.Count > 0 && (_once.Count > _onceShare || (wasOften && _once.Count == _onceShare) || _often.Count == 0);
        var gone = fromOnce ? _once.RemoveLast() : _often.RemoveLast();
        if (gone is not null)
        {
            (fromOnce ? _onceGone : _oftenGone).AddFirst(gone);
        }

        return gone;
    }

    private static string? Place(KeyList list, string key, string? gone)
    {
        list.AddFirst(key);
        return gone;
    }
}

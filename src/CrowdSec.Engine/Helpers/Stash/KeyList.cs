namespace CrowdSec.Engine.Helpers.Stash;

/// <summary>Keys in order of use, with quick removal of any. Not thread-safe.</summary>
internal sealed class KeyList
{
    private readonly Dictionary<string, LinkedListNode<string>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _order = new(); // latest first

    public int Count => _nodes.Count;

    public bool Contains(string key) => _nodes.ContainsKey(key);

    public void AddFirst(string key) => _nodes[key] = _order.AddFirst(key);

    public bool Remove(string key)
    {
        if (!_nodes.Remove(key, out var node))
        {
            return false;
        }

        _order.Remove(node);
        return true;
    }

    public string? RemoveLast()
    {
        if (_order.Last is not { } node)
        {
            return null;
        }

        _nodes.Remove(node.Value);
        _order.RemoveLast();
        return node.Value;
    }
}

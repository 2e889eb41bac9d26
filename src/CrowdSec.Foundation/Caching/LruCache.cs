using System.Diagnostics.CodeAnalysis;

namespace CrowdSec.Foundation.Caching;

/// <summary>Remembers a bounded number of values; the one unused for longest makes room. Thread-safe.</summary>
public sealed class LruCache<TKey, TValue>(int capacity, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> _nodes = new(comparer);
    private readonly LinkedList<KeyValuePair<TKey, TValue>> _order = new(); // most recently used first

    public int Capacity { get; } = Math.Max(1, capacity);

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _nodes.Count;
            }
        }
    }

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            if (!ReferenceEquals(_order.First, node))
            {
                _order.Remove(node);
                _order.AddFirst(node);
            }

            value = node.Value.Value;
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_nodes.Remove(key, out var old))
            {
                _order.Remove(old);
            }
            else if (_nodes.Count >= Capacity)
            {
                _nodes.Remove(_order.Last!.Value.Key);
                _order.RemoveLast();
            }

            _nodes[key] = _order.AddFirst(new KeyValuePair<TKey, TValue>(key, value));
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _nodes.Clear();
            _order.Clear();
        }
    }
}

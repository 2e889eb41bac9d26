using System.Buffers;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>Decisions copied out of the index, in rented memory. One owner at a time.</summary>
internal sealed class PageBuffer : IDisposable
{
    /// <summary>A reader stops at the first row after so many.</summary>
    public const int Target = 512;

    private DecisionView[] _items = [];

    public int Count { get; private set; }

    public bool IsFull => Count >= Target;

    public Span<DecisionView> Items => _items.AsSpan(0, Count);

    public ReadOnlyMemory<DecisionView> Memory => _items.AsMemory(0, Count);

    public ref readonly DecisionView this[int index] => ref _items[index];

    public void Add(in DecisionRow row, DecisionLabel label)
    {
        if (Count == _items.Length)
        {
            var larger = ArrayPool<DecisionView>.Shared.Rent(Math.Max(8, Count * 4));
            Items.CopyTo(larger);
            Return();
            _items = larger;
        }

        _items[Count++] = new(row, label);
    }

    public void Clear() => Count = 0;

    public void Dispose()
    {
        Return();
        _items = [];
        Count = 0;
    }

    private void Return()
    {
        if (_items.Length > 0)
        {
            // Rented arrays outlive us: they must not keep values alive.
            ArrayPool<DecisionView>.Shared.Return(_items, clearArray: true);
        }
    }
}

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>Rows in slots that never move, in chunks, so that growing copies nothing. Not thread-safe: the index guards it.</summary>
internal sealed class RowStore
{
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;

    private DecisionRow[][] _chunks = [];
    private int _free = -1;
    private int _used;

    public int Count { get; private set; }

    public ref DecisionRow this[int slot] => ref _chunks[slot >> ChunkBits][slot & (ChunkSize - 1)];

    public int Take()
    {
        Count++;
        if (_free >= 0)
        {
            var slot = _free;
            _free = this[slot].Shorter;
            return slot;
        }

        var chunk = _used >> ChunkBits;
        if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(4, _chunks.Length * 2));
        }

        _chunks[chunk] ??= new DecisionRow[ChunkSize];
        return _used++;
    }

    public void Release(int slot)
    {
        Count--;
        this[slot] = new() { Shorter = _free };
        _free = slot;
    }
}

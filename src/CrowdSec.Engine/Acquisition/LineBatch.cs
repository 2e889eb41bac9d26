using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Acquisition;

/// <summary>
/// Some consecutive lines with their pooled events. Belongs to one thread at a time.
/// </summary>
public sealed class LineBatch
{
    /// <summary>Lines a batch holds. Batches are cut by count, so that results do not depend on how many workers there are. Few enough for a batch's events to stay in a processor's cache.</summary>
    public const int Capacity = 64;

    /// <summary>A batch takes no further lines when it holds more characters than this: very long lines must not eat memory.</summary>
    public const int MaxCharacters = 2 * 1024 * 1024;

    private const int LongLine = 16 * 1024;

    private readonly Event[] _events;
    private readonly LineOrigin[] _origins = new LineOrigin[Capacity];
    private readonly List<LinePosition> _positions = [];
    private readonly TimeProvider _clock;

    // When the first line came; one reading of the clock serves a batch.
    private GoTime? _readTime;
    private int _characters;

    internal LineBatch(FieldNames names, TimeProvider clock)
    {
        _clock = clock;
        _events = new Event[Capacity];
        for (var i = 0; i < Capacity; i++)
        {
            _events[i] = new Event(names);
        }
    }

    public int Count { get; private set; }

    public bool IsFull => Count == Capacity || _characters > MaxCharacters || _positions.Count >= Capacity;

    /// <summary>Lines that had to be cut, see the source's limit.</summary>
    public int CutLines { get; set; }

    internal ReadOnlySpan<Event> Events => _events.AsSpan(0, Count);

    /// <summary>Whether a line of this origin may stand beside those that are here.</summary>
    public bool Accepts(LineOrigin origin) => Count == 0 || _origins[0].Mode == origin.Mode;

    /// <param name="identity">Names the line, the same whenever it is read; 0 when the source cannot tell.</param>
    public void Add(string raw, LineOrigin origin, ulong identity = 0)
    {
        _origins[Count] = origin;
        var evt = _events[Count++];
        _characters += raw.Length;
        evt.Clear();
        evt.ExpectMode = origin.Mode;
        var line = evt.Line;
        line.Raw = raw;
        line.Src = origin.Src;
        line.Module = origin.Module;
        line.Labels = origin.Labels;
        line.Process = true;
        line.Identity = identity;
        line.IsBacklog = origin.IsBacklog;
        line.Time = evt.Time = _readTime ??= GoTime.Now(_clock);
    }

    internal LineOrigin OriginOf(int index) => _origins[index];

    /// <summary>Says how far the lines of a source go that have been added.</summary>
    internal void Reach(ICheckpoint checkpoint, long position)
    {
        // Lines of one source mostly follow each other.
        if (_positions.Count > 0 && ReferenceEquals(_positions[^1].Checkpoint, checkpoint))
        {
            _positions[^1] = new LinePosition(checkpoint, position);
        }
        else
        {
            _positions.Add(new LinePosition(checkpoint, position));
        }
    }

    /// <summary>Tells the sources that everything in here is in the buckets.</summary>
    internal void CommitPositions()
    {
        foreach (var (checkpoint, position) in _positions)
        {
            checkpoint.Commit(position);
        }
    }

    internal void Reset()
    {
        ReleaseLongLines();
        Count = 0;
        _positions.Clear();
        _characters = 0;
        CutLines = 0;
        _readTime = null;
    }

    private void ReleaseLongLines()
    {
        foreach (var evt in Events)
        {
            if (evt.Line.Raw.Length > LongLine)
            {
                evt.Clear();
                evt.Line.Raw = "";
            }
        }
    }
}

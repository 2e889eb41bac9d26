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

    public bool IsFull => Count == Capacity || _characters > MaxCharacters;

    /// <summary>Lines that had to be cut, see the source's limit.</summary>
    public int CutLines { get; set; }

    internal ReadOnlySpan<Event> Events => _events.AsSpan(0, Count);

    public void Add(string raw, LineOrigin origin)
    {
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
        line.Time = evt.Time = _readTime ??= GoTime.Now(_clock);
    }

    internal void Reset()
    {
        ReleaseLongLines();
        Count = 0;
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

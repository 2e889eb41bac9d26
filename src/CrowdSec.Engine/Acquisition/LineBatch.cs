using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Acquisition;

/// <summary>
/// Some consecutive lines on their way through the processor, with their pooled events and, after parsing, what is to be poured. Belongs to one thread
/// at a time.
/// </summary>
public sealed class LineBatch
{
    /// <summary>Lines a batch holds. Batches are cut by count, so that results do not depend on how many workers there are.</summary>
    public const int Capacity = 256;

    private readonly Event[] _events;
    private readonly TimeProvider _clock;

    // When the first line came; one reading of the clock serves a batch.
    private GoTime? _readTime;

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

    public bool IsFull => Count == Capacity;

    /// <summary>Place in the order of batches.</summary>
    internal long Sequence { get; set; }

    internal List<PourRequest> Pours { get; } = [];

    /// <summary>The earliest time stamp among the parsed lines; null when none has one.</summary>
    internal GoTime? Earliest { get; set; }

    /// <summary>Lines that had to be cut, see the source's limit.</summary>
    public int CutLines { get; set; }

    internal ReadOnlySpan<Event> Events => _events.AsSpan(0, Count);

    public void Add(string raw, LineOrigin origin)
    {
        var evt = _events[Count++];
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

    internal void Reset(long sequence)
    {
        Sequence = sequence;
        Count = 0;
        CutLines = 0;
        Pours.Clear();
        Earliest = null;
        _readTime = null;
    }
}

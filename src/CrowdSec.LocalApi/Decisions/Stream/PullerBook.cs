using CrowdSec.Storage.Bouncers;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>
/// The pullers of one bouncer: programs that share its key and address. They are told apart by what they ask and by their connection. Where they cannot be told apart, each hears enough for
/// any of them: repeating is harmless, leaving out is not. Thread-safe.
/// </summary>
internal sealed class PullerBook(long bouncerId)
{
    // Rows of the database belong to a class, so that another server, or this one after a restart, does not take one program's for another's.
    private const int Classes = 64;
    private const int PullersPerClass = 4;

    /// <summary>Programs that cannot be told apart must pull at least this often, in ticks, to miss nothing.</summary>
    public const long SettleTime = 5 * TimeSpan.TicksPerMinute;

    // A program that was not there for so long has started anew, or will.
    private const long Stale = TimeSpan.TicksPerDay;

    private readonly Lock _gate = new();
    private readonly List<Puller> _pullers = [];
    private long _lastPull;

    public long BouncerId => bouncerId;

    /// <summary>Ends up to this instant (UTC ticks) may have been told to any of them.</summary>
    public long Told(long now)
    {
        lock (_gate)
        {
            return _pullers.Where(p => !IsStale(p, now)).Select(static p => p.Told).DefaultIfEmpty(0).Max();
        }
    }

    /// <summary>When the database was read last, UTC ticks.</summary>
    public long ReadAt { get; private set; } = long.MinValue;

    /// <summary>Whether this pull can be answered from what is known here, without a look at the database.</summary>
    public bool Knows(PullSource source, long now)
    {
        const long Fresh = 30 * TimeSpan.TicksPerSecond;
        lock (_gate)
        {
            return ReadAt != long.MinValue && !WentBack(now) && now - ReadAt is >= 0 and < Fresh && FindMine(source) is not null;
        }
    }

    /// <summary>Whether the clock went back since the last pull.</summary>
    public bool WentBack(long now)
    {
        const long Jitter = TimeSpan.TicksPerSecond / 10;
        lock (_gate)
        {
            return now < _lastPull - Jitter;
        }
    }

    /// <summary>Takes in what the database has; other servers may have written it.</summary>
    /// <param name="lastPull">Of the bouncer, when another server or an earlier run noted it, UTC ticks; 0: none.</param>
    public void Read(IReadOnlyList<BouncerCursor> cursors, long lastPull, long now)
    {
        lock (_gate)
        {
            var told = cursors.Where(c => !_pullers.Exists(p => p.Slot == c.Slot && p.Stored == new StreamCursor(c.Sequence, c.At.Ticks))).Select(static c => c.At.Ticks).Append(lastPull).Max();
            if (told > now)
            {
                // The clock went back: programs may have heard from other servers of ends that have not come yet.
                _pullers.ForEach(puller => puller.ToldElsewhere(told));
            }

            ReadAt = now;
            foreach (var stored in cursors)
            {
                var cursor = new StreamCursor(stored.Sequence, stored.At.Ticks);
                var puller = _pullers.Find(p => p.Slot == stored.Slot);
                if (puller is null)
                {
                    puller = new(stored.Slot) { Stored = cursor, LastPull = cursor.At };
                    puller.Begin(new(cursor, Math.Max(cursor.At, lastPull)), now);
                    _pullers.Add(puller);
                }
                else if (cursor != puller.Stored)
                {
                    // Another server answered someone under this slot.
                    puller.AnsweredElsewhere(cursor);
                }
            }
        }
    }

    /// <param name="everything">The program starts anew.</param>
    /// <param name="foreign">Where it begins when nothing is known of it.</param>
    public Pull Begin(PullSource source, bool everything, StreamCursor foreign, long now)
    {
        lock (_gate)
        {
            _lastPull = now;
            if (everything)
            {
                return new(this, FindMine(source) ?? FindStale(ClassOf(source.Kind), now), source, Knowledge.Of(StreamCursor.Start));
            }

            if (FindMine(source) is { } mine)
            {
                return new(this, mine, source, mine.Exact);
            }

            var candidates = OfClass(ClassOf(source.Kind));
            candidates = candidates.Exists(p => !IsStale(p, now)) ? candidates.FindAll(p => !IsStale(p, now)) : candidates;
            var knowledge = candidates.Count switch
            {
                0 => Knowledge.Of(foreign),
                1 => candidates[0].Confirmed,
                _ => candidates.Select(static p => p.Settled).Aggregate(Knowledge.Either),
            };
            var taken = candidates.Where(static p => !p.IsOpen).MinBy(static p => p.LastPull);
            return new(this, taken, source, knowledge);
        }
    }

    /// <summary>The answer was written completely.</summary>
    /// <returns>Whether the puller is new, so that the database should know of it before the program does.</returns>
    public bool Answered(Pull pull, StreamCursor next, bool everything, long now)
    {
        lock (_gate)
        {
            var puller = pull.Puller;
            var isNew = puller is null || !_pullers.Contains(puller) || IsOfAnother(puller, pull.Source);
            if (isNew)
            {
                puller = Add(ClassOf(pull.Source.Kind), pull.Knowledge, now);
            }

            Bind(puller!, pull.Source);
            puller!.Answered(next, everything, now);
            return isNew;
        }
    }

    /// <summary>Cursors that the database does not have yet.</summary>
    public List<BouncerCursor> Unsaved()
    {
        lock (_gate)
        {
            return
            [
                .. _pullers.Select(p => (Puller: p, Cursor: Certain(p))).Where(static p => p.Cursor.KnowsChanges && p.Cursor != p.Puller.Stored)
                    .Select(p => new BouncerCursor(bouncerId, p.Puller.Slot, p.Cursor.Sequence, new(p.Cursor.At, DateTimeKind.Utc))),
            ];
        }
    }

    public void Saved(IReadOnlyList<BouncerCursor> cursors)
    {
        lock (_gate)
        {
            foreach (var cursor in cursors)
            {
                if (_pullers.Find(p => p.Slot == cursor.Slot) is { } puller)
                {
                    puller.Stored = new(cursor.Sequence, cursor.At.Ticks);
                }
            }
        }
    }

    // Programs that cannot be told apart may have swapped their pullers: after a restart of the server only what all of them know must be there.
    private StreamCursor Certain(Puller puller) => (OfClass(puller.Slot / PullersPerClass).Count > 1 ? puller.Settled : puller.Confirmed).Since;

    // Another pull took it while this one was answered.
    private static bool IsOfAnother(Puller puller, PullSource source) => puller.IsOpen && (puller.Connection != source.Connection || puller.Kind != source.Kind);

    private static void Bind(Puller puller, PullSource source)
    {
        puller.Kind = source.Kind;
        puller.Connection = source.IsOneProgram ? source.Connection : null;
        puller.Closed = source.Closed;
    }

    private Puller? FindMine(PullSource source) => source.IsOneProgram ? _pullers.Find(p => p.Connection == source.Connection && p.Kind == source.Kind) : null;

    // A program that starts anew leaves its old puller behind; it may have it back.
    private Puller? FindStale(int ofClass, long now) =>
        OfClass(ofClass).Where(p => IsStale(p, now)).MinBy(static p => p.LastPull);

    private static bool IsStale(Puller puller, long now) => !puller.IsOpen && Math.Abs(now - puller.LastPull) > Stale;

    private List<Puller> OfClass(int number) => _pullers.FindAll(p => p.Slot / PullersPerClass == number);

    // The same on every server. Programs of different kinds that meet in a class are as programs of one kind: they hear some things twice.
    private static int ClassOf(string kind)
    {
        var hash = 2166136261;
        foreach (var letter in kind)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return (int)(hash % Classes);
    }

    private Puller Add(int toClass, Knowledge knowledge, long now)
    {
        var others = OfClass(toClass);
        if (others.Count >= PullersPerClass)
        {
            MergeOldest(others);
        }

        var slot = toClass * PullersPerClass;
        while (_pullers.Exists(p => p.Slot == slot))
        {
            slot++;
        }

        var puller = new Puller(slot);
        puller.Begin(knowledge, now);
        _pullers.Add(puller);
        return puller;
    }

    private void MergeOldest(List<Puller> pullers)
    {
        var oldest = pullers.OrderBy(static p => p.IsOpen).ThenBy(static p => p.LastPull).Take(2).ToList();
        oldest[0].Merge(oldest[1].Settled);
        oldest[0].Connection = null;
        _pullers.Remove(oldest[1]);
    }
}

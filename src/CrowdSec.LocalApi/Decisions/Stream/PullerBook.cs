using CrowdSec.Storage.Bouncers;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>
/// The pullers of one bouncer: programs that share its key and address. They are told apart by what they ask and by their connection. Where they cannot be told apart, each hears enough for
/// any of them: repeating is harmless, leaving out is not. Thread-safe.
/// </summary>
internal sealed class PullerBook(long bouncerId)
{
    public const int MostPullers = 8;

    /// <summary>Programs that cannot be told apart must pull at least this often, in ticks, to miss nothing.</summary>
    public const long SettleTime = 5 * TimeSpan.TicksPerMinute;

    // A program that was not there for so long has started anew, or will.
    private const long Stale = TimeSpan.TicksPerDay;

    private readonly Lock _gate = new();
    private readonly List<Puller> _pullers = [];
    private long _told;

    public long BouncerId => bouncerId;

    /// <summary>When the database was read last, UTC ticks.</summary>
    public long ReadAt { get; private set; } = long.MinValue;

    /// <summary>Whether this pull can be answered from what is known here, without a look at the database.</summary>
    public bool Knows(PullSource source, long now)
    {
        const long Fresh = 30 * TimeSpan.TicksPerSecond;
        lock (_gate)
        {
            return ReadAt != long.MinValue && (now - ReadAt is >= 0 and < Fresh || FindMine(source) is not null);
        }
    }

    /// <summary>Takes in what the database has; other servers may have written it.</summary>
    public void Read(IReadOnlyList<BouncerCursor> cursors, long now)
    {
        lock (_gate)
        {
            ReadAt = now;
            foreach (var stored in cursors)
            {
                var cursor = new StreamCursor(stored.Sequence, stored.At.Ticks);
                var puller = _pullers.Find(p => p.Slot == stored.Slot);
                if (puller is null)
                {
                    puller = new(stored.Slot) { Stored = cursor };
                    puller.Begin(cursor, now);
                    _pullers.Add(puller);
                }
                else if (cursor != puller.Stored && !puller.IsOpen)
                {
                    // Another server answered someone under this slot.
                    puller.Merge(cursor);
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
            _told = Math.Max(_told, foreign.At);
            var mine = FindMine(source);
            if (everything)
            {
                return new(this, mine ?? FindStale(source.Kind, now), source, StreamCursor.Start, _told);
            }

            if (mine is not null)
            {
                return new(this, mine, source, mine.Offered, _told);
            }

            var candidates = _pullers.FindAll(p => p.Kind is null || p.Kind == source.Kind);
            var since = candidates.Count switch
            {
                0 => foreign,
                1 => candidates[0].Confirmed,
                _ => candidates.Select(static p => p.Settled).Aggregate(StreamCursor.Older),
            };
            var taken = candidates.Where(static p => !p.IsOpen).MinBy(static p => p.LastPull);
            return new(this, taken, source, since, _told);
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
                puller = Add(pull.Since, now);
            }

            _told = next.At;
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
            return [.. _pullers.Where(static p => p.Stored != p.Confirmed && p.Confirmed.KnowsChanges).Select(p => new BouncerCursor(bouncerId, p.Slot, p.Confirmed.Sequence, new(p.Confirmed.At, DateTimeKind.Utc)))];
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

    // Another pull took it while this one was answered.
    private static bool IsOfAnother(Puller puller, PullSource source) => (puller.IsOpen && puller.Connection != source.Connection) || (puller.Kind is not null && puller.Kind != source.Kind);

    private static void Bind(Puller puller, PullSource source)
    {
        puller.Kind = source.Kind;
        puller.Connection = source.IsOneProgram ? source.Connection : null;
        puller.Closed = source.Closed;
    }

    private Puller? FindMine(PullSource source) => source.IsOneProgram ? _pullers.Find(p => p.Connection == source.Connection && p.Kind == source.Kind) : null;

    // A program that starts anew leaves its old puller behind; it may have it back.
    private Puller? FindStale(string kind, long now) =>
        _pullers.Where(p => p.Kind == kind && !p.IsOpen && now - p.LastPull > Stale).MinBy(static p => p.LastPull);

    private Puller Add(StreamCursor cursor, long now)
    {
        if (_pullers.Count >= MostPullers)
        {
            MergeOldest();
        }

        var slot = 0;
        while (_pullers.Exists(p => p.Slot == slot))
        {
            slot++;
        }

        var puller = new Puller(slot);
        puller.Begin(cursor, now);
        _pullers.Add(puller);
        return puller;
    }

    private void MergeOldest()
    {
        var oldest = _pullers.OrderBy(static p => p.IsOpen).ThenBy(static p => p.LastPull).Take(2).ToList();
        oldest[0].Merge(oldest[1].Settled);
        oldest[0].Kind = oldest[0].Kind == oldest[1].Kind ? oldest[0].Kind : null;
        oldest[0].Connection = null;
        _pullers.Remove(oldest[1]);
    }
}

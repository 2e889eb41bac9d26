using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>
/// All decisions in force, and those that ended lately, in memory: by addresses, by value, by id, by end, with a log of the last changes. One writer (the feed) and any number of readers:
/// each holds <see cref="Gate"/> for some microseconds at most, to touch one value or to copy one page, and never while it waits for anything.
/// </summary>
internal sealed partial class DecisionIndex
{
    /// <summary>At most so many rows are touched in one go.</summary>
    public const int Batch = 1024;

    /// <summary>Decisions that ended stay so long, in ticks, unless they are very many.</summary>
    public const long Retention = TimeSpan.TicksPerHour;

    private const int LoggedChanges = 1 << 16;

    private readonly KeyTable _keys;
    private readonly PrefixLengths _lengths = new();
    private readonly DecisionSums _sums = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Rows whose value is the text of other addresses than they are on, as foreign databases may have them: they are not found by value through their addresses.
    private int _oddRows;
    private ushort _load;
    private long _loadHorizon = long.MaxValue;

    public DecisionIndex()
    {
        Rows = new();
        _keys = new(Rows);
        ById = new(Rows, byUntil: false);
        ByUntil = new(Rows, byUntil: true);
    }

    /// <summary>Guards everything below.</summary>
    public Lock Gate { get; } = new();

    public RowStore Rows { get; }

    public LabelTable Labels { get; } = new();

    public SlotOrder ById { get; }

    public SlotOrder ByUntil { get; }

    public ChangeLog Log { get; } = new(LoggedChanges);

    /// <summary>Number of the last change that is here completely.</summary>
    public long Sequence { get; private set; } = -1;

    /// <summary>All rows that end after this instant (UTC ticks) are here. It never goes back but with a load.</summary>
    public long Horizon { get; private set; } = long.MaxValue;

    public IndexSize Size(long now)
    {
        lock (Gate)
        {
            return new(Rows.Count, Rows.Count - ByUntil.CountBefore(ByUntil.Seek(now, long.MaxValue)));
        }
    }

    /// <summary>The sum over what is in force.</summary>
    /// <param name="scopes">Null: all.</param>
    public DecisionChecksum Checksum(IReadOnlyList<string>? scopes, long now)
    {
        while (true)
        {
            lock (Gate)
            {
                if (!_sums.Sweep(this, now))
                {
                    return _sums.Of(scopes);
                }
            }
        }
    }

    /// <summary>Ends with the next change that is complete, if the last one is not beyond the number already.</summary>
    public Task ChangeAfter(long sequence)
    {
        lock (Gate)
        {
            return Sequence > sequence ? Task.CompletedTask : _changed.Task;
        }
    }

    /// <summary>When the next decision ends after the instant, UTC ticks; <see cref="long.MaxValue"/>: none does.</summary>
    public long NextEnd(long now)
    {
        lock (Gate)
        {
            var position = ByUntil.Seek(now, long.MaxValue);
            return ByUntil.TryNext(ref position, out var slot) ? Rows[slot].Until : long.MaxValue;
        }
    }

    /// <summary>A number for the rows of one load. One writer.</summary>
    public ushort NextLoad() => ++_load;

    /// <summary>Takes rows in as they are now in the database.</summary>
    /// <param name="load">Number of the complete load they belong to.</param>
    /// <param name="moved">Receives the ids of rows that were here with another end.</param>
    /// <param name="whenever">Rows that ended long ago too: somebody whose clock is wrong may have just ended them.</param>
    public void Take(ReadOnlySpan<StoredDecision> decisions, ushort load, List<long>? moved, bool whenever = false)
    {
        lock (Gate)
        {
            foreach (ref readonly var decision in decisions)
            {
                var slot = FindId(decision.Id);
                var until = decision.Until.Ticks;
                if (slot < 0)
                {
                    if (whenever || until > _loadHorizon)
                    {
                        Rows[Insert(decision)].Load = load;
                    }

                    continue;
                }

                Rows[slot].Load = load;
                if (Rows[slot].Until != until)
                {
                    Move(slot, until);
                    moved?.Add(decision.Id);
                }
            }
        }
    }

    /// <summary>Rows that are gone from the database: those in force end now, so that bouncers hear of it.</summary>
    /// <param name="moved">Receives their ids.</param>
    /// <param name="exceptLoad">Rows of this load are still there; null: none is.</param>
    public void End(IdRange ids, long now, List<long> moved, ushort? exceptLoad)
    {
        var from = ids.First;
        while (EndSome(ref from, ids.Last, now, moved, exceptLoad))
        {
        }
    }

    /// <summary>A change is here completely, with those before it.</summary>
    public void Commit(long sequence, IReadOnlyList<LoggedChange> changes)
    {
        TaskCompletionSource changed;
        lock (Gate)
        {
            for (var i = 0; i < changes.Count; i++)
            {
                Log.Add(changes[i]);
            }

            Sequence = sequence;
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
    }

    /// <summary>Begins a complete load: rows that end after the instant will be here.</summary>
    public void BeginLoad(long horizon)
    {
        lock (Gate)
        {
            _loadHorizon = horizon;
        }
    }

    /// <summary>Ends a complete load; the log begins anew.</summary>
    public void EndLoad(long logCompleteAfter)
    {
        lock (Gate)
        {
            Horizon = _loadHorizon;
            Log.Clear(logCompleteAfter);
        }
    }

    /// <summary>Lets go of rows that ended at or before the instant.</summary>
    public void Forget(long horizon)
    {
        lock (Gate)
        {
            Horizon = Math.Max(Horizon, horizon);
            _loadHorizon = Math.Max(_loadHorizon, horizon);
        }

        while (ForgetSome(horizon))
        {
        }
    }

    private bool ForgetSome(long horizon)
    {
        lock (Gate)
        {
            for (var i = 0; i < Batch; i++)
            {
                var position = new SlotPosition(0, 0);
                if (!ByUntil.TryNext(ref position, out var slot) || Rows[slot].Until > horizon)
                {
                    return false;
                }

                Remove(slot);
            }

            return true;
        }
    }

    private bool EndSome(ref long from, long last, long now, List<long> moved, ushort? exceptLoad)
    {
        lock (Gate)
        {
            var position = ById.Seek(0, from);
            for (var i = 0; i < Batch; i++)
            {
                if (!ById.TryNext(ref position, out var slot) || Rows[slot].Id > last)
                {
                    return false;
                }

                ref var row = ref Rows[slot];
                from = row.Id + 1;
                if (row.Until > now && row.Load != exceptLoad)
                {
                    Move(slot, now);
                    moved.Add(row.Id);
                }
            }

            return true;
        }
    }
}

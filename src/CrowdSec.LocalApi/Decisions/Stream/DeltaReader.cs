using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>
/// What a puller must hear, page by page: first all that is new, then all that is deleted. Pages are copied while the index is held for some microseconds; between pages it moves on,
/// and what changes meanwhile comes again with the next delta. Not thread-safe.
/// </summary>
internal sealed class DeltaReader
{
    /// <summary>Ends are told again for so long, as the reference does.</summary>
    public const long Overlap = 2 * TimeSpan.TicksPerSecond;

    /// <summary>Servers that share a database may disagree on the time by so much.</summary>
    public const long ClockSkew = TimeSpan.TicksPerMinute;

    /// <summary>Somebody whose clock is behind by no more than this may end decisions, and all bouncers hear of it.</summary>
    public const long WrongClock = 30 * TimeSpan.TicksPerMinute;

    private const int MaxDeletedAtStart = 100_000;

    private readonly DecisionIndex _index;
    private readonly LabelVerdicts _verdicts;
    private readonly StreamCursor _cursor;
    private readonly long _told;
    private readonly bool _dedup;
    private readonly bool _onceEach;
    private readonly bool _full;
    private readonly List<IdRange> _added;
    private readonly List<IdRange> _moved;
    private readonly Queue<DeltaSource> _new = [];
    private readonly Queue<DeltaSource> _deleted = [];

    /// <param name="knowledge">What the puller knows; of <see cref="StreamCursor.Start"/>: everything is told.</param>
    /// <param name="now">UTC ticks.</param>
    /// <param name="dedup">Only the longest for each scope, type and value.</param>
    /// <param name="onceEach">Of equally long ones only one.</param>
    public DeltaReader(DecisionIndex index, DecisionQuery query, Knowledge knowledge, long now, bool dedup, bool onceEach = false)
    {
        _index = index;
        _verdicts = new(query);
        var cursor = _cursor = knowledge.Since;
        _dedup = dedup;
        _onceEach = onceEach;
        _told = knowledge.Told;
        Now = now;
        lock (index.Gate)
        {
            Next = new(index.Sequence, now);
            _full = !cursor.KnowsChanges || cursor.Sequence < index.Log.CompleteAfter || cursor.Sequence > index.Sequence || cursor.At - WrongClock < index.Horizon;
            (_added, _moved) = _full ? ([IdRange.All], []) : index.Log.After(cursor.Sequence);
            EndedFrom = Math.Min(cursor.At, now) - (_full ? ClockSkew : Overlap);
            if (_full || cursor.At > now + ClockSkew)
            {
                // Nobody knows what was ended before that instant and after that change.
                EndedFrom = cursor.KnowsEnds ? Math.Min(EndedFrom, StartOfDeleted(long.MinValue)) : StartOfDeleted(Math.Max(index.Horizon, now - DecisionIndex.Retention));
            }
        }

        Plan();
    }

    public long Now { get; }

    /// <summary>Where the puller is when it has got all pages.</summary>
    public StreamCursor Next { get; }

    /// <summary>Ends after this instant are told.</summary>
    public long EndedFrom { get; }

    /// <summary>What the index has forgotten of the ends that the puller does not know; null: nothing. Asked when all pages are read: the index forgets meanwhile.</summary>
    public (long From, long To)? Forgotten
    {
        get
        {
            var from = Math.Max(0, _cursor.At - WrongClock);
            lock (_index.Gate)
            {
                return !_cursor.KnowsEnds || from >= _index.Horizon ? null : (from, Math.Min(_index.Horizon, Now));
            }
        }
    }

    /// <summary>Adds a page of what is new.</summary>
    /// <returns>False when that was the last.</returns>
    public bool ReadNew(PageBuffer page) => Read(_new, page);

    /// <summary>Adds a page of what is deleted.</summary>
    /// <returns>False when that was the last.</returns>
    public bool ReadDeleted(PageBuffer page) => Read(_deleted, page);

    /// <summary>Whether a decision that is no longer here must be told as deleted: nothing in force stands for it.</summary>
    public bool TryGetOver(in StoredDecision decision, out DecisionView view)
    {
        var label = new DecisionLabel(decision.Origin, decision.Type, decision.Scope, decision.Scenario, decision.Simulated);
        var row = DecisionIndex.Describe(decision);
        view = new(row, label);
        return IsOver(row, label);
    }

    private bool IsOver(in DecisionRow row, DecisionLabel label)
    {
        if (!_verdicts.Query.Accepts(label) || !_verdicts.Query.Accepts(row))
        {
            return false;
        }

        lock (_index.Gate)
        {
            for (var slot = _index.FindLongest(DecisionKey.Of(row)); _dedup && slot >= 0; slot = _index.Rows[slot].Shorter)
            {
                ref var other = ref _index.Rows[slot];
                if (other.Until <= Now)
                {
                    return true;
                }

                if (_index.Labels[other.Label].IsSameScopeAndType(label) && row.HasSameText(other) && Passes(other))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private long StartOfDeleted(long earliestEnd)
    {
        var end = _index.ByUntil.Seek(Now, long.MaxValue);
        var earliest = _index.ByUntil.Back(end, MaxDeletedAtStart);
        return _index.ByUntil.TryNext(ref earliest, out var slot) ? Math.Max(earliestEnd, _index.Rows[slot].Until - 1) : Math.Max(earliestEnd, 0);
    }

    private void Plan()
    {
        foreach (var range in _added)
        {
            _new.Enqueue(new(DeltaRule.New, byUntil: false, range.First, range.Last));
            if (!_full)
            {
                _new.Enqueue(new(DeltaRule.OtherTypesBefore, byUntil: false, range.First, range.Last));
                _deleted.Enqueue(new(DeltaRule.EndedBefore, byUntil: false, range.First, range.Last));
            }
        }

        foreach (var range in _moved)
        {
            _new.Enqueue(new(DeltaRule.Remaining, byUntil: false, range.First, range.Last));
            _deleted.Enqueue(new(DeltaRule.EndedBefore, byUntil: false, range.First, range.Last));
        }

        if (_told > Now && !_full)
        {
            // The clock went back: ends that were told have not come yet.
            _new.Enqueue(new(DeltaRule.New, byUntil: true, Now + 1, _told));
        }

        if (EndedFrom < Now)
        {
            if (!_full && _dedup)
            {
                _new.Enqueue(new(DeltaRule.OtherTypes, byUntil: true, EndedFrom + 1, Now));
            }

            _deleted.Enqueue(new(DeltaRule.Ended, byUntil: true, EndedFrom + 1, Now));
        }
    }

    private bool Read(Queue<DeltaSource> sources, PageBuffer page)
    {
        while (sources.TryPeek(out var source))
        {
            bool more;
            lock (_index.Gate)
            {
                more = ReadSome(source, page);
            }

            if (!more)
            {
                sources.Dequeue();
            }

            if (page.IsFull)
            {
                break;
            }
        }

        return sources.Count > 0;
    }

    private bool ReadSome(DeltaSource source, PageBuffer page)
    {
        var order = source.ByUntil ? _index.ByUntil : _index.ById;
        var position = source.ByUntil ? order.Seek(source.From, source.FromId) : order.Seek(0, source.From);
        for (var i = 0; i < DecisionIndex.Batch && !page.IsFull; i++)
        {
            if (!order.TryNext(ref position, out var slot))
            {
                return false;
            }

            ref var row = ref _index.Rows[slot];
            var key = source.ByUntil ? row.Until : row.Id;
            if (key > source.Last)
            {
                return false;
            }

            source.Passed(key, row.Id);
            Apply(source.Rule, row, page);
        }

        return true;
    }

    private void Apply(DeltaRule rule, in DecisionRow row, PageBuffer page)
    {
        switch (rule)
        {
            case DeltaRule.New when row.Until > Now && Passes(row) && IsLongest(row, row.Until):
            case DeltaRule.Ended when row.Until <= Now && Passes(row) && IsLongest(row, row.Until):
            case DeltaRule.EndedBefore when row.Until <= EndedFrom && Passes(row) && IsLongest(row, EndedFrom):
                page.Add(row, _index.Labels[row.Label]);
                break;
            case DeltaRule.Remaining when !_dedup && row.Until > Now && Passes(row):
                page.Add(row, _index.Labels[row.Label]);
                break;
            case DeltaRule.Remaining when _dedup && Passes(row):
            case DeltaRule.OtherTypesBefore when _dedup && row.Until <= EndedFrom && Passes(row) && (row.Longer >= 0 || row.Shorter >= 0):
            case DeltaRule.OtherTypes when Passes(row) && (row.Longer >= 0 || row.Shorter >= 0) && IsLongest(row, row.Until):
                AddRemaining(row, page);
                break;
        }
    }

    private bool Passes(in DecisionRow row) => _verdicts.Accepts(_index.Labels[row.Label]) && _verdicts.Query.Accepts(row);

    private bool IsLongest(in DecisionRow row, long floor) => !_dedup || _index.IsLongest(row, _verdicts, floor, _onceEach ? row.Id : long.MaxValue);

    // What is left on the value of a row that ended, the longest of each type: many bouncers keep one entry for a value, and forget it whatever the type that is deleted.
    private void AddRemaining(in DecisionRow row, PageBuffer page)
    {
        const int MostTypes = 16;
        var first = page.Count;
        var scope = _index.Labels[row.Label];
        for (var slot = _index.FindLongest(DecisionKey.Of(row)); slot >= 0 && page.Count - first < MostTypes; slot = _index.Rows[slot].Shorter)
        {
            ref var other = ref _index.Rows[slot];
            if (other.Until <= Now)
            {
                return;
            }

            var label = _index.Labels[other.Label];
            if (label.IsSameScope(scope) && row.HasSameText(other) && Passes(other) && !HasType(page, first, label.Type))
            {
                page.Add(other, label);
            }
        }
    }

    private static bool HasType(PageBuffer page, int first, string type)
    {
        for (var i = first; i < page.Count; i++)
        {
            if (page[i].Label.Type == type)
            {
                return true;
            }
        }

        return false;
    }
}

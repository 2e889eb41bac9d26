using CrowdSec.Foundation.Values;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>Decisions, their changes and bouncers' cursors in memory, as the contract of the storage says, for servers that share it. Thread-safe.</summary>
internal sealed class DecisionDatabase : IDecisionStore, IChangeFeed
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, StoredDecision> _rows = [];
    private readonly Dictionary<long, List<StoredDecision>> _added = [];
    private readonly List<StoreChange> _changes = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sequence;
    private long _lastId;

    public CursorStore Cursors { get; } = new();

    /// <summary>Set to make every call fail.</summary>
    public StoreException? Failure { get; set; }

    /// <summary>How often a decision was read by a question about ended ones.</summary>
    public int EndedReads { get; private set; }

    public IReadOnlyList<StoredDecision> Rows
    {
        get
        {
            lock (_lock)
            {
                return [.. _rows.Values];
            }
        }
    }

    public DateTime Now { get; set; }

    public static StoredDecision Decision(string value, DateTime until, string scope = "Ip", string type = "ban", string origin = "crowdsec", string scenario = "test/one", bool simulated = false) => new()
    {
        Id = 0,
        CreatedAt = default,
        Until = until,
        Scenario = scenario,
        Type = type,
        Scope = scope,
        Value = value,
        Origin = origin,
        Simulated = simulated,
        Uuid = new Guid(value.Length, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        Range = scope is "Ip" or "Range" && IpRange.TryParseAddressOrRange(value, out var range) ? range.Unmap() : null,
    };

    public void Add(params IReadOnlyList<StoredDecision> decisions)
    {
        lock (_lock)
        {
            var first = _lastId + 1;
            foreach (var decision in decisions)
            {
                var id = ++_lastId;
                _rows.Add(id, decision with { Id = id, CreatedAt = Now });
            }

            _added[first] = [.. _rows.Values.SkipWhile(row => row.Id < first)];

            Change(StoreChangeKind.DecisionsAdded, first, _lastId);
        }
    }

    public long End(Func<StoredDecision, bool> which, DateTime now)
    {
        lock (_lock)
        {
            var ids = _rows.Values.Where(row => row.Until > now && which(row)).Select(static row => row.Id).ToList();
            foreach (var id in ids)
            {
                _rows[id] = _rows[id] with { Until = now };
            }

            if (ids.Count > 0)
            {
                Change(StoreChangeKind.DecisionsEnded, ids[0], ids[^1]);
            }

            return ids.Count;
        }
    }

    /// <summary>Rows go, in force or not.</summary>
    public void Delete(Func<StoredDecision, bool> which)
    {
        lock (_lock)
        {
            var ids = _rows.Values.Where(which).Select(static row => row.Id).ToList();
            ids.ForEach(id => _rows.Remove(id));
            if (ids.Count > 0)
            {
                Change(StoreChangeKind.DecisionsDeleted, ids[0], ids[^1]);
            }
        }
    }

    /// <summary>A change of something else.</summary>
    public void Touch()
    {
        lock (_lock)
        {
            Change(StoreChangeKind.Machines, 1, 1_000_000);
        }
    }

    public void Prune(int keep)
    {
        lock (_lock)
        {
            _changes.RemoveRange(0, Math.Max(0, _changes.Count - keep));
        }
    }

    public Task<long> LoadAsync(DateTime untilAfter, Action<StoredDecision> receive, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Check();
            foreach (var row in _rows.Values.Where(row => row.Until > untilAfter))
            {
                receive(row);
            }

            return Task.FromResult(_sequence);
        }
    }

    public Task LoadAsync(long firstId, long lastId, Action<StoredDecision> receive, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Check();
            foreach (var row in _rows.Values.Where(row => row.Id >= firstId && row.Id <= lastId))
            {
                receive(row);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>The first who asks gets them as they were added, all others as they are.</summary>
    public Task LoadAddedAsync(long firstId, long lastId, Action<StoredDecision> receive, CancellationToken cancellationToken)
    {
        List<StoredDecision>? added;
        lock (_lock)
        {
            if (Failure is not null || !_added.Remove(firstId, out added) || added[^1].Id != lastId)
            {
                added = null;
            }
        }

        if (added is null)
        {
            return LoadAsync(firstId, lastId, receive, cancellationToken);
        }

        added.ForEach(receive);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredDecision> EndedAsync(DateTime from, DateTime to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Check();
        foreach (var row in Rows.Where(row => row.Until > from && row.Until <= to).OrderBy(static row => row.Until).ThenBy(static row => row.Id))
        {
            EndedReads++;
            yield return row;
        }

        await Task.CompletedTask;
    }

    public Task<long> ExpireAsync(DecisionFilter filter, CancellationToken cancellationToken)
    {
        Check();
        return Task.FromResult(End(row => Matches(filter, row), Now));
    }

    public Task ExpireAsync(long id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_rows.ContainsKey(id))
            {
                throw new StoreException(StoreError.NotFound, "decision not found");
            }
        }

        End(row => row.Id == id, Now);
        return Task.CompletedTask;
    }

    public Task<long> ExpireAsync(IReadOnlyList<IpRange> touching, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> CountAsync(string value, DateTime? createdAfter, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.LongCount(row => row.Value == value && (createdAfter is null || row.CreatedAt >= createdAfter)));

    public Task<long> CurrentAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Check();
            return Task.FromResult(_sequence);
        }
    }

    public Task<long> OldestAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_changes.Count > 0 ? _changes[0].Sequence : _sequence + 1);
        }
    }

    public Task<IReadOnlyList<StoreChange>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Check();
            return Task.FromResult<IReadOnlyList<StoreChange>>([.. _changes.Where(c => c.Sequence > after).Take(limit)]);
        }
    }

    public Task WaitAsync(long after, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _sequence > after ? Task.CompletedTask : _more.Task.WaitAsync(cancellationToken);
        }
    }

    private static bool Matches(DecisionFilter filter, StoredDecision row) =>
        (filter.Scope.Length == 0 || row.Scope == filter.Scope)
        && (filter.Origin.Length == 0 || row.Origin == filter.Origin)
        && (filter.Value.Length == 0 || row.Value == filter.Value)
        && (filter.Type.Length == 0 || row.Type == filter.Type)
        && (filter.Scenario.Length == 0 || row.Scenario == filter.Scenario)
        && (filter.Uuid.Length == 0 || row.Uuid.ToString() == filter.Uuid)
        && (filter.Range is not { } range || (row.Range is { } own && (filter.Contains ? Holds(own, range) : Holds(range, own))));

    private static bool Holds(IpRange outer, IpRange inner) => outer.Length <= inner.Length && outer.Contains(inner.First);

    private void Change(StoreChangeKind kind, long first, long last)
    {
        _changes.Add(new(++_sequence, kind, first, last));
        var waiting = _more;
        _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.SetResult();
    }

    private void Check()
    {
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}

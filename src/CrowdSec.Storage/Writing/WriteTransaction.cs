using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Writing;

/// <summary>What a job sees of the transaction it shares with others. For the writer's thread alone.</summary>
internal sealed class WriteTransaction(SqlSession sql, DateTime now, long sequence)
{
    private readonly List<StoreChange> _changes = [];
    private readonly List<AddedDecisions> _added = [];
    private int _mark;
    private int _addedMark;

    public SqlSession Sql { get; } = sql;

    /// <summary>UTC, whole microseconds: what every database can keep.</summary>
    public DateTime Now { get; } = now;

    /// <summary>Number of the last change, these included.</summary>
    public long Sequence { get; private set; } = sequence;

    public IReadOnlyList<StoreChange> Changes => _changes;

    /// <summary>Decisions that were stored, as far as they are to be remembered.</summary>
    public IReadOnlyList<AddedDecisions> Added => _added;

    /// <summary>Notes a change; it is numbered, and stored with the transaction. Neighbours of one kind become one.</summary>
    public void Note(StoreChangeKind kind, long firstId, long lastId)
    {
        if (_changes.Count > _mark && _changes[^1] is var last && last.Kind == kind && last.LastId + 1 == firstId)
        {
            _changes[^1] = last with { LastId = lastId };
            return;
        }

        _changes.Add(new(++Sequence, kind, firstId, lastId));
    }

    /// <summary>Readers of the change need not ask the database for these.</summary>
    public void Remember(AddedDecisions added) => _added.Add(added);

    /// <summary>From here on changes can be taken back.</summary>
    public void SetMark() => (_mark, _addedMark) = (_changes.Count, _added.Count);

    public void ReturnToMark()
    {
        Sequence -= _changes.Count - _mark;
        _changes.RemoveRange(_mark, _changes.Count - _mark);
        _added.RemoveRange(_addedMark, _added.Count - _addedMark);
    }
}

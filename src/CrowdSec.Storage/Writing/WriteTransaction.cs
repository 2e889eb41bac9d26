using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Writing;

/// <summary>What a job sees of the transaction it shares with others. For the writer's thread alone.</summary>
internal sealed class WriteTransaction(SqlSession sql, DateTime now, long sequence)
{
    private readonly List<StoreChange> _changes = [];

    public SqlSession Sql { get; } = sql;

    /// <summary>UTC, whole microseconds: what every database can keep.</summary>
    public DateTime Now { get; } = now;

    /// <summary>Number of the last change, these included.</summary>
    public long Sequence { get; private set; } = sequence;

    public IReadOnlyList<StoreChange> Changes => _changes;

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

    private int _mark;

    /// <summary>From here on changes can be taken back.</summary>
    public void SetMark() => _mark = _changes.Count;

    public void ReturnToMark()
    {
        Sequence -= _changes.Count - _mark;
        _changes.RemoveRange(_mark, _changes.Count - _mark);
    }
}

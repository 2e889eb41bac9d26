using System.Runtime.InteropServices;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>Brings rows from the database into the index. Used by one writer at a time.</summary>
internal sealed class DecisionLoad(IDecisionStore store, IChangeFeed changes, DecisionIndex index)
{
    private const int Batch = 256;
    private const int MostRuns = 256;
    private const int MostHistory = 1 << 16;

    private readonly List<StoredDecision> _batch = new(Batch);
    private readonly List<long> _moved = [];
    private ushort _load;

    /// <summary>Loads everything that is in force or ended lately, and the history of changes, so that bouncers can go on where they were before a restart.</summary>
    public async Task AllAsync(DateTime now, CancellationToken cancellationToken)
    {
        var horizon = now.AddTicks(-DecisionIndex.Retention);
        _load = index.NextLoad();
        index.BeginLoad(horizon.Ticks);
        using var pipe = new LoadPipe(index, _load, _moved);
        var sequence = await store.LoadAsync(horizon, pipe.Receive, cancellationToken);
        await pipe.CompleteAsync();
        index.End(IdRange.All, now.Ticks, _moved, _load);
        var history = await HistoryAsync(sequence, cancellationToken);
        index.EndLoad(history.Count > 0 ? history[0].Sequence - 1 : sequence);
        index.Commit(sequence, [.. history.Where(static change => IsOfDecisions(change.Kind)).Select(Logged), .. Moved(sequence)]);
    }

    public async Task ChangeAsync(StoreChange change, long now, CancellationToken cancellationToken)
    {
        _moved.Clear();
        List<LoggedChange> logged = [];
        switch (change.Kind)
        {
            case StoreChangeKind.DecisionsAdded:
                _load = index.NextLoad();
                await store.LoadAddedAsync(change.FirstId, change.LastId, Receive, cancellationToken);
                Flush();
                logged.Add(new(change.Sequence, Added: true, change.FirstId, change.LastId));
                break;
            case StoreChangeKind.DecisionsEnded:
                // All of them, also those that came here with their new end: another server may have told of them before.
                await RangeAsync(change, cancellationToken);
                logged.Add(new(change.Sequence, Added: false, change.FirstId, change.LastId));
                _moved.Clear();
                break;
            case StoreChangeKind.DecisionsDeleted:
                // Rows between the first and the last may have stayed.
                await RangeAsync(change, cancellationToken);
                index.End(new(change.FirstId, change.LastId), now, _moved, _load);
                break;
        }

        logged.AddRange(Moved(change.Sequence));
        index.Commit(change.Sequence, logged);
    }

    private static bool IsOfDecisions(StoreChangeKind kind) => kind is StoreChangeKind.DecisionsAdded or StoreChangeKind.DecisionsEnded or StoreChangeKind.DecisionsDeleted;

    private static LoggedChange Logged(StoreChange change) => new(change.Sequence, change.Kind == StoreChangeKind.DecisionsAdded, change.FirstId, change.LastId);

    private async Task RangeAsync(StoreChange change, CancellationToken cancellationToken)
    {
        _load = index.NextLoad();
        await store.LoadAsync(change.FirstId, change.LastId, Receive, cancellationToken);
        Flush();
    }

    private void Receive(StoredDecision decision)
    {
        _batch.Add(decision);
        if (_batch.Count == Batch)
        {
            Flush();
        }
    }

    private void Flush()
    {
        index.Take(CollectionsMarshal.AsSpan(_batch), _load, _moved, whenever: true);
        _batch.Clear();
    }

    private async Task<List<StoreChange>> HistoryAsync(long sequence, CancellationToken cancellationToken)
    {
        var history = new List<StoreChange>();
        var after = Math.Max(await changes.OldestAsync(cancellationToken) - 1, sequence - MostHistory);
        while (after < sequence)
        {
            var read = await changes.ReadAsync(after, Batch * 4, cancellationToken);
            if (read.Count == 0 || (history.Count == 0 && read[0].Sequence > sequence))
            {
                break;
            }

            history.AddRange(read.Where(change => change.Sequence <= sequence));
            after = read[^1].Sequence;
        }

        return history;
    }

    // As runs of ids; as one range when they are scattered.
    private List<LoggedChange> Moved(long sequence)
    {
        _moved.Sort();
        var runs = IdRange.Merge([.. _moved.Select(static id => new IdRange(id, id))]);
        if (runs.Count > MostRuns)
        {
            runs = [new(runs[0].First, runs[^1].Last)];
        }

        return [.. runs.Select(run => new LoggedChange(sequence, Added: false, run.First, run.Last))];
    }
}

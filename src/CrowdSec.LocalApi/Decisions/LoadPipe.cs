using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>Brings decisions into the index on a thread of its own while the next ones are read: a start takes as long as the slower of both.</summary>
internal sealed class LoadPipe : IDisposable
{
    private const int BatchSize = 512;
    private const int MostBatches = 16;

    private readonly BlockingCollection<List<StoredDecision>> _full = new(MostBatches);
    private readonly ConcurrentBag<List<StoredDecision>> _empty = [];
    private readonly Task _taker;
    private List<StoredDecision> _batch = new(BatchSize);

    public LoadPipe(DecisionIndex index, ushort load, List<long> moved)
    {
        _taker = Task.Factory.StartNew(() => Take(index, load, moved), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits when the other side is behind.</summary>
    public void Receive(StoredDecision decision)
    {
        _batch.Add(decision);
        if (_batch.Count == BatchSize)
        {
            _full.Add(_batch);
            _batch = _empty.TryTake(out var empty) ? empty : new(BatchSize);
        }
    }

    /// <summary>Ends when all that was received is in the index.</summary>
    public async Task CompleteAsync()
    {
        _full.Add(_batch);
        _full.CompleteAdding();
        await _taker;
    }

    public void Dispose()
    {
        _full.CompleteAdding();
        _taker.ContinueWith(static (_, full) => ((IDisposable)full!).Dispose(), _full, TaskScheduler.Default);
    }

    private void Take(DecisionIndex index, ushort load, List<long> moved)
    {
        try
        {
            foreach (var batch in _full.GetConsumingEnumerable())
            {
                index.Take(CollectionsMarshal.AsSpan(batch), load, moved);
                batch.Clear();
                _empty.Add(batch);
            }
        }
        catch
        {
            // Who reads must not wait for ever.
            foreach (var _ in _full.GetConsumingEnumerable())
            {
            }

            throw;
        }
    }
}

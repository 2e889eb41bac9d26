using CrowdSec.Engine.Events;
using CrowdSec.Engine.Pipeline;
using Xunit;

namespace CrowdSec.Tests.Engine.Pipeline;

public sealed class OrderedCommitterTests
{
    private static readonly FieldNames Names = new();

    private readonly List<string> _done = [];

    [Fact]
    public void Batches_are_committed_in_the_order_of_the_log()
    {
        var committer = new OrderedCommitter(batch => _done.Add($"{batch.Sequence}"), () => _done.Add("tick"));
        foreach (var sequence in (int[])[2, 1, 4, 0, 3, 5])
        {
            committer.Complete(Batch(sequence));
        }

        Assert.Equal(["0", "1", "2", "3", "4", "5"], _done);
    }

    [Fact]
    public void Time_passes_between_batches_only()
    {
        OrderedCommitter committer = null!;
        committer = new OrderedCommitter(Commit, () => _done.Add("tick"));
        committer.Tick();
        committer.Complete(Batch(1));
        committer.Complete(Batch(0));
        committer.Tick();
        Assert.Equal(["tick", "begin 0", "end 0", "tick", "begin 1", "end 1", "tick"], _done);

        void Commit(WorkBatch batch)
        {
            _done.Add($"begin {batch.Sequence}");
            if (batch.Sequence == 0)
            {
                // Twice at once is once.
                committer.Tick();
                committer.Tick();
            }

            _done.Add($"end {batch.Sequence}");
        }
    }

    [Fact]
    public void Many_threads_commit_everything_once_and_in_order()
    {
        const int Count = 1000;
        var order = new List<long>();
        var committer = new OrderedCommitter(batch => order.Add(batch.Sequence), static () => { });
        var batches = Enumerable.Range(0, Count).Select(Batch).ToArray();
        Random.Shared.Shuffle(batches);
        Parallel.ForEach(batches, new ParallelOptions { MaxDegreeOfParallelism = 8 }, committer.Complete);
        Assert.Equal(Enumerable.Range(0, Count).Select(static i => (long)i), order);
    }

    private static WorkBatch Batch(int sequence)
    {
        var batch = new WorkBatch(Names, TimeProvider.System);
        batch.Reset(sequence);
        return batch;
    }
}

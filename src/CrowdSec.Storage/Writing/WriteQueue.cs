using System.Threading.Channels;

namespace CrowdSec.Storage.Writing;

/// <summary>
/// One thread does all writing. What has gathered while it was busy shares the next transaction, so that many callers share one wait for the disk.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int MostWaiting = 1024;
    private const int MostJobsTogether = 256;
    private const int MostWeightTogether = 20_000;

    private readonly Channel<WriteJob> _jobs = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly GroupWriter _writer;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteQueue(GroupWriter writer)
    {
        _writer = writer;
        new Thread(Work) { IsBackground = true, Name = "database writer" }.Start();
    }

    /// <returns>Ends when the result has been committed.</returns>
    public async Task<T> RunAsync<T>(Func<WriteTransaction, T> work, int weight, bool repeatable, CancellationToken cancellationToken)
    {
        var job = new WriteJobOf<T>(work, weight, repeatable, cancellationToken);
        try
        {
            await _jobs.Writer.WriteAsync(job, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new StoreException(StoreError.Unavailable, "the database is being closed");
        }

        return await job.Task;
    }

    /// <summary>Writes what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _ended.Task;
    }

    private void Work()
    {
        var group = new List<WriteJob>();
        while (_jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Gather(group);
            _writer.Write(group);
            group.Clear();
        }

        _writer.Dispose();
        _ended.SetResult();
    }

    private void Gather(List<WriteJob> group)
    {
        var weight = 0;
        while (group.Count < MostJobsTogether && weight < MostWeightTogether && _jobs.Reader.TryRead(out var job))
        {
            if (job.IsCancelled)
            {
                job.Cancel();
                continue;
            }

            group.Add(job);
            weight += job.Weight;
        }
    }
}

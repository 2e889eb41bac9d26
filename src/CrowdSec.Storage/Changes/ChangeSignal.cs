namespace CrowdSec.Storage.Changes;

/// <summary>The last change known to this process, and waking those who wait for the next. Thread-safe.</summary>
internal sealed class ChangeSignal
{
    private long _sequence;
    private TaskCompletionSource _next = Create();

    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>Ends at the next <see cref="Publish"/> of a higher number. Take it before looking at <see cref="Sequence"/>.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Publish(long sequence)
    {
        var known = Volatile.Read(ref _sequence);
        while (sequence > known)
        {
            var seen = Interlocked.CompareExchange(ref _sequence, sequence, known);
            if (seen == known)
            {
                Interlocked.Exchange(ref _next, Create()).TrySetResult();
                return;
            }

            known = seen;
        }
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

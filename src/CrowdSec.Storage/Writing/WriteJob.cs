namespace CrowdSec.Storage.Writing;

/// <summary>Something to be written, and who waits for it.</summary>
/// <param name="weight">About how many rows.</param>
/// <param name="repeatable">Running it again after it was committed does no harm.</param>
internal abstract class WriteJob(int weight, bool repeatable, CancellationToken cancellationToken)
{
    public int Weight { get; } = weight;

    public bool Repeatable { get; } = repeatable;

    /// <summary>A job that nobody waits for any more is not begun.</summary>
    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    protected CancellationToken Cancellation => cancellationToken;

    /// <summary>May run several times; only the last counts.</summary>
    public abstract void Run(WriteTransaction transaction);

    public abstract void Complete();

    public abstract void Fail(Exception exception);

    public abstract void Cancel();
}

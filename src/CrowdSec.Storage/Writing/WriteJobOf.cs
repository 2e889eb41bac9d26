namespace CrowdSec.Storage.Writing;

/// <summary>A job with a result.</summary>
internal sealed class WriteJobOf<T>(Func<WriteTransaction, T> work, int weight, bool repeatable, CancellationToken cancellationToken) : WriteJob(weight, repeatable, cancellationToken)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _done.Task;

    public override void Run(WriteTransaction transaction) => _result = work(transaction);

    public override void Complete() => _done.TrySetResult(_result!);

    public override void Fail(Exception exception) => _done.TrySetException(exception);

    public override void Cancel() => _done.TrySetCanceled(Cancellation);
}

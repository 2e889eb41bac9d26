using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Overflows;

/// <summary>An overflow on its way through the postoverflow stages; or, without event, a mark between overflows.</summary>
internal sealed class PendingOverflow(Event? evt)
{
    private readonly TaskCompletionSource? _sent = evt is null ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
    private readonly object _gate = new();
    private volatile bool _done;

    public Event? Event { get; } = evt;

    /// <summary>Of a mark: ends when all before it have been sent.</summary>
    public Task Sent => _sent?.Task ?? Task.CompletedTask;

    public void Done()
    {
        lock (_gate)
        {
            _done = true;
            Monitor.PulseAll(_gate);
        }
    }

    public void NoteSent(Exception? failure)
    {
        if (failure is null)
        {
            _sent?.TrySetResult();
        }
        else
        {
            _sent?.TrySetException(failure);
        }
    }

    public void Wait()
    {
        if (_done)
        {
            return;
        }

        lock (_gate)
        {
            while (!_done)
            {
                Monitor.Wait(_gate);
            }
        }
    }
}

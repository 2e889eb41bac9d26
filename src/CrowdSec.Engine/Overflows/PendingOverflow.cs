using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Overflows;

/// <summary>An overflow on its way through the postoverflow stages.</summary>
internal sealed class PendingOverflow(Event evt)
{
    private readonly object _gate = new();
    private volatile bool _done;

    public Event Event { get; } = evt;

    public void Done()
    {
        lock (_gate)
        {
            _done = true;
            Monitor.PulseAll(_gate);
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

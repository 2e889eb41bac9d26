using CrowdSec.Engine.Alerting;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Tests.Engine.Acquisition.Live;

/// <summary>Notes every committed line, through a scenario that makes an alert of each. Outlives the runs that feed it. Thread-safe.</summary>
internal sealed class LineCollector : IAlertSink
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private readonly List<(string Src, string Line)> _lines = [];
    private readonly List<Alert> _alerts = [];

    public IReadOnlyList<(string Src, string Line)> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public IReadOnlyList<Alert> Alerts
    {
        get
        {
            lock (_gate)
            {
                return [.. _alerts];
            }
        }
    }

    public void Accept(Alert alert)
    {
        lock (_gate)
        {
            _alerts.Add(alert);
            _lines.Add((alert.Events[0].GetMeta("src"), alert.Events[0].GetMeta("line")));
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until there are so many lines; whether they came.</summary>
    public bool WaitFor(int count)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        lock (_gate)
        {
            while (_lines.Count < count)
            {
                if (TimeProvider.System.GetElapsedTime(deadline) > Patience)
                {
                    return false;
                }

                Monitor.Wait(_gate, TimeSpan.FromSeconds(1));
            }

            return true;
        }
    }
}

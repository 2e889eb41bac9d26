using CrowdSec.Engine.Alerting;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

internal sealed class CollectingSink : IAlertSink
{
    public List<Alert> Alerts { get; } = [];

    public bool Keeps { get; init; } = true;

    public void Accept(Alert alert)
    {
        if (Keeps)
        {
            Alerts.Add(alert);
        }
    }
}

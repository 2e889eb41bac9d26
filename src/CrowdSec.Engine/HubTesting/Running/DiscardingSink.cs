using CrowdSec.Engine.Alerting;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>Alerts of a recorded run go nowhere: the recorder has seen them.</summary>
internal sealed class DiscardingSink : IAlertSink
{
    public void Accept(Alert alert)
    {
    }
}

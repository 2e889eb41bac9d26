using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Engine.Alerting;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Daemon.Agent;

/// <summary>Puts alerts into the spool, each in the form in which it will be sent.</summary>
internal sealed class SpoolSink(AlertSpool spool) : IAlertSink
{
    public void Accept(Alert alert)
    {
        if (alert.Uuid.Length == 0)
        {
            // Sent again after a crash, it must be known as the same.
            alert.Uuid = Guid.NewGuid().ToString();
        }

        spool.Append(WireJson.ToUtf8(alert, static (json, a) => WireJson.WriteAlert(json, a, AlertForm.Sent)));
    }
}

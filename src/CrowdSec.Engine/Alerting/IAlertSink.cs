using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Alerting;

/// <summary>Takes finished alerts, one call at a time, in the order of the log.</summary>
public interface IAlertSink
{
    void Accept(Alert alert);
}

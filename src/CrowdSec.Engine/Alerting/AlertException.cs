namespace CrowdSec.Engine.Alerting;

/// <summary>An overflow cannot become an alert; the message says why.</summary>
internal sealed class AlertException(string message) : Exception(message);

using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Why;

/// <summary>A decision that holds the address.</summary>
/// <param name="Until">UTC.</param>
internal sealed record KnownDecision(Decision Decision, Alert Alert, DateTime Until)
{
    public bool IsSimulated => Decision.Simulated ?? Alert.Simulated;
}

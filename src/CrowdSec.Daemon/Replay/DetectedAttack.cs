namespace CrowdSec.Daemon.Replay;

/// <summary>One alert of a replay, as the report shows it.</summary>
internal sealed record DetectedAttack(string Who, string What, string When, int Events, bool Simulated);

namespace CrowdSec.Daemon.Agent.Pushing;

/// <param name="Reason">For people; empty when all is well.</param>
internal readonly record struct UplinkAnswer(UplinkOutcome Outcome, string Reason = "")
{
    public static readonly UplinkAnswer Stored = new(UplinkOutcome.Stored);
}

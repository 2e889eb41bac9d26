namespace CrowdSec.Daemon.Agent.Pushing;

/// <summary>What became of alerts that were sent.</summary>
internal enum UplinkOutcome
{
    Stored,

    /// <summary>The Local API says that something in them is wrong: sending them again is of no use.</summary>
    Refused,

    /// <summary>The Local API failed over them: it, or one of them, is at fault.</summary>
    Failed,

    /// <summary>The Local API was not reached, or is not to be troubled now.</summary>
    Away,

    /// <summary>The Local API does not know this machine, or does not let it in.</summary>
    NotAllowed,
}

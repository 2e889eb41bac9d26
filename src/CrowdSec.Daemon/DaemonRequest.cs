namespace CrowdSec.Daemon;

/// <summary>What an operator asks of a running process, besides to end.</summary>
internal enum DaemonRequest
{
    /// <summary>Read the configuration again.</summary>
    Reload,

    /// <summary>Say in the log how things are.</summary>
    Report,
}

namespace CrowdSec.Foundation.Logging;

/// <summary>From the most to the least talkative; the names are those that configuration files and flags use.</summary>
public enum LogLevel
{
    Trace,
    Debug,
    Info,
    Warning,
    Error,
    Fatal,
}

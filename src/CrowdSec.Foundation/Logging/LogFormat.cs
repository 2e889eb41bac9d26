namespace CrowdSec.Foundation.Logging;

public enum LogFormat
{
    Text,
    Json,

    /// <summary>For people at a terminal.</summary>
    Colored,
}

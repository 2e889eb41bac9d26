namespace CrowdSec.Cli.CommandLine;

internal enum FlagKind
{
    Bool,
    Text,
    Number,

    /// <summary>"1h30m", "7d".</summary>
    Duration,

    /// <summary>May be repeated, and holds several values separated by commas.</summary>
    List,
}

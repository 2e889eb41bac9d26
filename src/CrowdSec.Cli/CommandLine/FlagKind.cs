namespace CrowdSec.Cli.CommandLine;

internal enum FlagKind
{
    Bool,
    Text,
    Number,

    /// <summary>May be repeated, and holds several values separated by commas.</summary>
    List,
}

namespace CrowdSec.Cli.CommandLine;

/// <summary>The command line is wrong.</summary>
/// <param name="withHelp">Print the command's help too.</param>
internal sealed class UsageException(string message, bool withHelp = false) : Exception(message)
{
    public bool WithHelp { get; } = withHelp;

    /// <summary>The command that was being read, where it is known; "" otherwise.</summary>
    public string Command { get; init; } = "";
}

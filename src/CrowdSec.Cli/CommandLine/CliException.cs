namespace CrowdSec.Cli.CommandLine;

/// <summary>The command cannot do what was asked. The message is printed after "Error: command path: ", and the exit code is 1.</summary>
internal sealed class CliException : Exception
{
    public CliException(string message)
        : base(message)
    {
    }

    public CliException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

namespace CrowdSec.Daemon;

/// <summary>The process cannot go on. The message is logged as fatal, and the exit code is 1.</summary>
internal sealed class FatalException : Exception
{
    public FatalException(string message)
        : base(message)
    {
    }

    public FatalException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

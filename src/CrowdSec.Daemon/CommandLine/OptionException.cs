namespace CrowdSec.Daemon.CommandLine;

/// <summary>The command line is wrong; the exit code is 2.</summary>
internal sealed class OptionException(string message) : Exception(message);

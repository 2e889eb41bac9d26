namespace CrowdSec.Cli.CommandLine;

/// <summary>Which command was asked for, with its options and arguments.</summary>
/// <param name="Path">From the root to the command.</param>
internal sealed record ParsedCommand(IReadOnlyList<CliCommand> Path, IReadOnlyList<string> Arguments, FlagValues Flags)
{
    public CliCommand Command => Path[^1];

    public string Name => string.Join(' ', Path.Select(static c => c.Name));
}

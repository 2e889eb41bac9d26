namespace CrowdSec.Cli.CommandLine;

/// <summary>A command with its options, or a group of commands. Built once, then only read.</summary>
internal sealed class CliCommand
{
    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What follows the name in the usage line.</summary>
    public string Usage { get; init; } = "";

    /// <summary>One line for the list of the group.</summary>
    public string Summary { get; init; } = "";

    /// <summary>For the command's own help; empty to show the summary.</summary>
    public string Description { get; init; } = "";

    public string Example { get; init; } = "";

    public bool Hidden { get; init; }

    public IReadOnlyList<CliFlag> Flags { get; init; } = [];

    /// <summary>Options that commands below understand too.</summary>
    public IReadOnlyList<CliFlag> PersistentFlags { get; init; } = [];

    public IReadOnlyList<CliCommand> Commands { get; init; } = [];

    public ArgumentRule Arguments { get; init; } = ArgumentRule.None;

    public IReadOnlyList<string> RequiredFlags { get; init; } = [];

    public IReadOnlyList<string[]> ExclusiveFlags { get; init; } = [];

    public IReadOnlyList<string[]> OneOfFlags { get; init; } = [];

    /// <summary>What the arguments may be, where that can be told; null otherwise.</summary>
    public CompletionSource? Complete { get; init; }

    /// <summary>Null for groups, which print their help.</summary>
    public Func<CliInvocation, CancellationToken, Task<int>>? Run { get; init; }

    public CliCommand? Find(string name) => Commands.FirstOrDefault(c => c.Name == name || c.Aliases.Contains(name));
}

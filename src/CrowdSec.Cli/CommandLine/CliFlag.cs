namespace CrowdSec.Cli.CommandLine;

/// <summary>An option of a command.</summary>
/// <param name="Short">One letter, or '\0'.</param>
internal sealed record CliFlag(string Name, char Short, FlagKind Kind, string Help)
{
    /// <summary>Shown in the help; empty for none.</summary>
    public string Default { get; init; } = "";

    public bool Hidden { get; init; }

    /// <summary>All values that it may have, for completion; empty when there are too many to tell.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>"-l, --limit", as messages name it.</summary>
    public string Display => Short == '\0' ? $"--{Name}" : $"-{Short}, --{Name}";

    public string TypeName => Kind switch
    {
        FlagKind.Text => "string",
        FlagKind.Number => "int",
        FlagKind.Duration => "duration",
        FlagKind.List => "strings",
        _ => "",
    };

    public static CliFlag Switch(string name, string help, char letter = '\0') => new(name, letter, FlagKind.Bool, help);

    public static CliFlag Text(string name, string help, char letter = '\0', string fallback = "") => new(name, letter, FlagKind.Text, help) { Default = fallback };

    public static CliFlag Number(string name, string help, char letter = '\0', string fallback = "0") => new(name, letter, FlagKind.Number, help) { Default = fallback };

    public static CliFlag Duration(string name, string help, char letter = '\0', string fallback = "") => new(name, letter, FlagKind.Duration, help) { Default = fallback };

    public static CliFlag List(string name, string help, char letter = '\0') => new(name, letter, FlagKind.List, help);
}

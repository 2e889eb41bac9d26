namespace CrowdSec.Cli.CommandLine;

/// <summary>How many arguments a command takes.</summary>
/// <param name="Most">-1: any number.</param>
internal readonly record struct ArgumentRule(int Least, int Most)
{
    public static readonly ArgumentRule None = new(0, 0);

    public static readonly ArgumentRule Any = new(0, -1);

    public static ArgumentRule Exactly(int count) => new(count, count);

    public static ArgumentRule AtLeast(int count) => new(count, -1);

    public static ArgumentRule AtMost(int count) => new(0, count);

    /// <summary>What is wrong, or null.</summary>
    public string? Check(IReadOnlyList<string> arguments, string commandPath)
    {
        var count = arguments.Count;
        if (count >= Least && (Most < 0 || count <= Most))
        {
            return null;
        }

        return this switch
        {
            { Most: 0 } => $"unknown command \"{arguments[0]}\" for \"{commandPath}\"",
            { Most: < 0 } => $"requires at least {Least} arg(s), only received {count}",
            { Least: 0 } => $"accepts at most {Most} arg(s), received {count}",
            _ => $"accepts {Least} arg(s), received {count}",
        };
    }
}

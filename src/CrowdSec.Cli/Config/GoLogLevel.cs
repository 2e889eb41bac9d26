namespace CrowdSec.Cli.Config;

/// <summary>A level of the log, which the reference keeps as a pointer to a number.</summary>
internal sealed record GoLogLevel(string Name)
{
    public int Number => Name switch
    {
        "panic" => 0,
        "fatal" => 1,
        "error" => 2,
        "warning" => 3,
        "debug" => 5,
        "trace" => 6,
        _ => 4,
    };

    public static GoLogLevel? Of(string name) => name.Length > 0 ? new GoLogLevel(name) : null;
}

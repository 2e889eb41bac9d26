using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Decisions;

/// <summary>What an imported file looks like.</summary>
internal static class ImportFormat
{
    public const string Csv = "csv";
    public const string Json = "json";
    public const string Values = "values";

    /// <summary>As asked for, else by the file's name.</summary>
    /// <exception cref="CliException">The format is unknown.</exception>
    public static string Of(string asked, string file) => (asked, Path.GetExtension(file)) switch
    {
        (Csv or Json or Values, _) => asked,
        ("", ".csv") => Csv,
        ("", ".json") => Json,
        ("", _) => throw new CliException("unable to guess format from file extension, please provide a format with --format flag"),
        _ => throw new CliException($"invalid format '{asked}', expected one of 'json', 'csv', 'values'"),
    };
}

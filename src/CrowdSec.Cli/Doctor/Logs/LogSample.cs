namespace CrowdSec.Cli.Doctor.Logs;

/// <summary>The end of one log file, and what the installed parsers make of it.</summary>
internal sealed class LogSample(string path, DateTime lastWrite, IReadOnlyList<string> lines)
{
    public string Path { get; } = path;

    /// <summary>UTC.</summary>
    public DateTime LastWrite { get; } = lastWrite;

    public IReadOnlyList<string> Lines { get; } = lines;

    public int Parsed { get; set; }

    /// <summary>Of the parsed lines: left alone by a whitelist.</summary>
    public int Whitelisted { get; set; }

    public List<string> Unparsed { get; } = [];

    /// <summary>What a line calls itself, where it comes from a syslog daemon → how many unparsed lines.</summary>
    public Dictionary<string, int> UnparsedPrograms { get; } = new(StringComparer.Ordinal);

    /// <summary>The instant that the last line was read to be of; null when it was not understood, or has none.</summary>
    public DateTime? LastEvent { get; set; }
}

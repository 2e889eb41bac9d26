using CrowdSec.Configuration;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Text;
using CrowdSec.Storage;

namespace CrowdSec.Cli.CommandLine;

/// <summary>The world around a command: streams, clock, environment. Tests bring their own.</summary>
internal sealed record CliHost(TextReader In, TextWriter Out, TextWriter Err)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The output is a terminal that understands colours.</summary>
    public bool IsTerminal { get; init; }

    public bool IsErrTerminal { get; init; }

    /// <summary>Somebody watches: how far a long work is may be told, in colours or not.</summary>
    public bool ShowsProgress { get; init; }

    public bool IsInputRedirected { get; init; }

    /// <summary>Reads a line that nobody else should see on the screen.</summary>
    public Func<string?> ReadSecret { get; init; } = In.ReadLine;

    /// <summary>Opens the database of the Local API.</summary>
    public Func<DatabaseConfig, ILog, CancellationToken, Task<IStore>> OpenStore { get; init; } = static (_, _, _) => throw new CliException("the database is not at hand");

    public TableStyle TableStyle => IsTerminal ? TableStyle.Rounded : TableStyle.Ascii;
}

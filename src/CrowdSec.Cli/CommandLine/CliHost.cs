using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.CommandLine;

/// <summary>The world around a command: streams, clock, environment. Tests bring their own.</summary>
internal sealed record CliHost(TextReader In, TextWriter Out, TextWriter Err)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>The output is a terminal that understands colours.</summary>
    public bool IsTerminal { get; init; }

    public bool IsErrTerminal { get; init; }

    public bool IsInputRedirected { get; init; }

    public TableStyle TableStyle => IsTerminal ? TableStyle.Rounded : TableStyle.Ascii;
}

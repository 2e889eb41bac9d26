using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.CommandLine;

/// <summary>One run of a command.</summary>
internal sealed record CliInvocation(CliHost Host, ParsedCommand Parsed, CliSettings Settings)
{
    public IReadOnlyList<string> Arguments => Parsed.Arguments;

    public FlagValues Flags => Parsed.Flags;

    public TextWriter Out => Host.Out;

    public OutputFormat Output => Settings.Output;

    public ILog Log => Settings.Log;
}

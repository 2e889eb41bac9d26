namespace CrowdSec.Cli.Machines;

/// <summary>Lines that a parser looked at.</summary>
internal sealed class ParserCounts
{
    public long Parsed { get; set; }

    public long Unparsed { get; set; }
}

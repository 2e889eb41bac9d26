namespace CrowdSec.Cli.Machines;

/// <summary>Lines of a source.</summary>
internal sealed class AcquisitionCounts
{
    public long Read { get; set; }

    public long Parsed { get; set; }

    public long Unparsed { get; set; }
}

using CrowdSec.Engine.Counters;

namespace CrowdSec.Daemon.Replay;

/// <summary>Reasons for drops in words.</summary>
internal static class DropText
{
    public static string Of(DropReason reason) => reason switch
    {
        DropReason.Unparsed => "lines that no parser took (see why with 'cscli explain')",
        DropReason.ParserError => "lines on which a parser failed",
        DropReason.Whitelisted => "lines taken by a whitelist",
        DropReason.NoTimestamp => "lines without a readable time stamp: no scenario can look at them",
        DropReason.ScenarioError => "times that a scenario's expression failed",
        DropReason.LineTooLong => "lines longer than the limit, which were cut (see max_buffer_size of -dsn)",
        DropReason.OverflowWithoutSource => "overflows that name nobody to blame",
        DropReason.OverflowDiscarded => "overflows discarded by a filter or blackhole",
        DropReason.OverflowWhitelisted => "overflows taken by a whitelist",
        DropReason.BucketEvicted => "buckets given up to stay within the memory budget",
        _ => reason.ToString(),
    };
}

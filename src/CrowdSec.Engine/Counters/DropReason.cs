namespace CrowdSec.Engine.Counters;

/// <summary>Why something that came in did not go further. Every drop is counted under one of these.</summary>
public enum DropReason
{
    /// <summary>No parser of a stage took the line.</summary>
    Unparsed,

    /// <summary>A parser failed on the line with an error.</summary>
    ParserError,

    /// <summary>A whitelist took the line.</summary>
    Whitelisted,

    /// <summary>The line has no readable time stamp, so no bucket can take it in a replay.</summary>
    NoTimestamp,

    /// <summary>A scenario's filter or grouping failed with an error.</summary>
    ScenarioError,

    /// <summary>The line was longer than the limit and was cut.</summary>
    LineTooLong,

    /// <summary>An overflow had no usable source, or its alert could not be built.</summary>
    OverflowWithoutSource,

    /// <summary>An overflow_filter or blackhole discarded the overflow.</summary>
    OverflowDiscarded,

    /// <summary>A whitelist in the postoverflows took the overflow.</summary>
    OverflowWhitelisted,

    /// <summary>The memory budget made the oldest bucket go.</summary>
    BucketEvicted,
}

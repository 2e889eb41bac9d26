using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Alerts;

/// <summary>Which alerts. Null or empty: whatever. See reference 06.6.</summary>
public sealed record AlertFilter
{
    public string Scope { get; init; } = "";

    public string Value { get; init; } = "";

    /// <summary>Of the alert or of one of its decisions.</summary>
    public string Scenario { get; init; } = "";

    public IpRange? Range { get; init; }

    /// <summary>Decisions whose range holds <see cref="Range"/>; false: those inside of it.</summary>
    public bool Contains { get; init; } = true;

    /// <summary>Started at or after.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Started at or before.</summary>
    public DateTime? Until { get; init; }

    public DateTime? CreatedBefore { get; init; }

    public string DecisionType { get; init; } = "";

    public string Origin { get; init; } = "";

    /// <summary>False leaves out alerts of the community's and other lists.</summary>
    public bool IncludeLists { get; init; } = true;

    /// <summary>True: a decision is in force; false: there are no decisions at all.</summary>
    public bool? HasActiveDecision { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>False leaves out simulated alerts.</summary>
    public bool IncludeSimulated { get; init; } = true;

    public bool WithDecisions { get; init; } = true;

    /// <summary>False: neither events nor context are read.</summary>
    public bool WithEvents { get; init; } = true;

    /// <summary>At most this many; 0: all.</summary>
    public int Limit { get; init; }

    public bool Ascending { get; init; }

    /// <summary>Only alerts with an id below this (descending) or above it (ascending): the cursor of a next page. 0: from the beginning.</summary>
    public long AfterId { get; init; }

    /// <summary>At most this many decisions of an alert are read, longest first; 0: all. Lists have hundreds of thousands.</summary>
    public int DecisionLimit { get; init; }
}

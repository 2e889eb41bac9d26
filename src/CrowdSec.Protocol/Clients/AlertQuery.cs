using System.Globalization;

namespace CrowdSec.Protocol.Clients;

/// <summary>Which alerts are asked for. Empty or null: whatever.</summary>
public sealed record AlertQuery
{
    public string Scope { get; init; } = "";

    public string Value { get; init; } = "";

    /// <summary>Of the alert or of one of its decisions.</summary>
    public string Scenario { get; init; } = "";

    public string Ip { get; init; } = "";

    public string Range { get; init; } = "";

    /// <summary>False: decisions inside of the address or range, not those that hold it.</summary>
    public bool? Contains { get; init; }

    /// <summary>A duration: started within it, counted back from now.</summary>
    public string Since { get; init; } = "";

    /// <summary>A duration: started before it, counted back from now.</summary>
    public string Until { get; init; } = "";

    public string DecisionType { get; init; } = "";

    public string Origin { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>False hides alerts of the community's and other lists.</summary>
    public bool? IncludeLists { get; init; }

    public bool? HasActiveDecision { get; init; }

    /// <summary>False hides simulated alerts.</summary>
    public bool? Simulated { get; init; }

    /// <summary>At most this many alerts; 0: all; null: as the server likes.</summary>
    public int? Limit { get; init; }

    /// <summary>The last alert of the page before. 0: from the newest. Not known to the reference's server.</summary>
    public long AfterId { get; init; }

    /// <summary>At most this many decisions of each alert; 0: all. Not known to the reference's server.</summary>
    public int DecisionLimit { get; init; }

    /// <summary>False: neither events nor context. Not known to the reference's server.</summary>
    public bool? WithEvents { get; init; }

    /// <summary>Asks for things that the reference's server does not know, and refuses.</summary>
    public bool IsExtended => AfterId > 0 || DecisionLimit > 0 || WithEvents is not null;

    /// <summary>With the question mark; "" for none.</summary>
    public string ToQuery() => new QueryText()
        .Add("scope", Scope).Add("value", Value).Add("scenario", Scenario).Add("ip", Ip).Add("range", Range).Add("contains", Contains)
        .Add("since", Since).Add("until", Until).Add("decision_type", DecisionType).Add("origin", Origin).Add("kind", Kind)
        .Add("include_capi", IncludeLists).Add("has_active_decision", HasActiveDecision).Add("simulated", Simulated)
        .Add("limit", Limit?.ToString(CultureInfo.InvariantCulture) ?? "")
        .Add("after_id", AfterId > 0 ? AfterId.ToString(CultureInfo.InvariantCulture) : "")
        .Add("decisions_limit", DecisionLimit > 0 ? DecisionLimit.ToString(CultureInfo.InvariantCulture) : "")
        .Add("with_events", WithEvents)
        .ToString();
}

namespace CrowdSec.Protocol.Clients;

/// <summary>Which decisions are to be ended. Empty or null: whatever.</summary>
public sealed record DecisionQuery
{
    public string Scope { get; init; } = "";

    public string Value { get; init; } = "";

    public string Type { get; init; } = "";

    public string Ip { get; init; } = "";

    public string Range { get; init; } = "";

    public string Scenario { get; init; } = "";

    public string Origin { get; init; } = "";

    /// <summary>False: decisions inside of the address or range, not those that hold it.</summary>
    public bool? Contains { get; init; }

    /// <summary>With the question mark; "" for none.</summary>
    public string ToQuery() => new QueryText()
        .Add("scopes", Scope).Add("value", Value).Add("type", Type).Add("ip", Ip).Add("range", Range).Add("scenario", Scenario).Add("origin", Origin).Add("contains", Contains)
        .ToString();
}

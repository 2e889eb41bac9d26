namespace CrowdSec.Protocol.Json;

/// <summary>What a reader of received JSON accepts. The size of the text itself is limited by who receives it.</summary>
/// <param name="Items">Elements of all lists and maps together: "[{},{},…" must not cost more than its text is worth.</param>
/// <param name="Depth">Of nesting.</param>
public sealed record WireLimits(int Items = 2_000_000, int Depth = 32)
{
    public static readonly WireLimits Default = new();
}

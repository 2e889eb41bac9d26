namespace CrowdSec.Tests.Expr;

internal sealed class TestEvent
{
    public TestMap Meta { get; } = new();

    public TestEvent? Parent { get; init; }

    public TestEvent Self => this;

    public Dictionary<string, object?> Data { get; } = [];

    public string? Name { get; init; }

    public long Count { get; init; }

    public string[] Tags { get; init; } = [];
}

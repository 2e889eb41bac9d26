using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.Parsing.Specs;

/// <summary>A parser or postoverflow node as its file says it; children have the same shape.</summary>
public sealed record ParserSpec
{
    public required SpecPlace Place { get; init; }

    /// <summary>Something in it is wrong and has been reported: it must not run.</summary>
    public bool HasErrors { get; init; }

    public string Name { get; init; } = "";

    public string Format { get; init; } = "";

    public string Description { get; init; } = "";

    public string Author { get; init; } = "";

    public bool Debug { get; init; }

    /// <summary>"", "continue" or "next_stage".</summary>
    public string OnSuccess { get; init; } = "";

    public Text Filter { get; init; } = Text.None;

    public IReadOnlyList<ParserSpec> Nodes { get; init; } = [];

    /// <summary>In the order of the file: the first definition of a name wins.</summary>
    public IReadOnlyList<KeyValuePair<string, Text>> PatternSyntax { get; init; } = [];

    public GrokSpec? Grok { get; init; }

    public IReadOnlyList<StaticSpec> Statics { get; init; } = [];

    public IReadOnlyList<StashSpec> Stash { get; init; } = [];

    public WhitelistSpec? Whitelist { get; init; }

    public IReadOnlyList<DataSpec> Data { get; init; } = [];
}

namespace CrowdSec.Engine.Parsing;

/// <summary>The nodes that a line meets between two advances, in load order.</summary>
internal sealed record Stage(string Name, ParserNode[] Nodes);

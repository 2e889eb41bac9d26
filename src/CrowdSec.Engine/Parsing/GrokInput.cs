namespace CrowdSec.Engine.Parsing;

/// <summary>What a grok looks at: the raw line, or a slot of evt.Parsed.</summary>
internal readonly record struct GrokInput(bool IsRawLine, int Slot);

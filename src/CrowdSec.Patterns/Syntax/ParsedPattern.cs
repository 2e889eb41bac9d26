namespace CrowdSec.Patterns.Syntax;

/// <param name="GroupNames">By group number, group 0 included; null for unnamed groups.</param>
internal sealed record ParsedPattern(Node Root, string?[] GroupNames);

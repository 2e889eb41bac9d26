using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.Parsing.Specs;

/// <summary>An assignment: a fixed value or an expression's value, to one of five kinds of target.</summary>
public sealed record StaticSpec(string Target, string Parsed, string Meta, string Enriched, string Value, Text Expression, string Method, SpecPlace Place);

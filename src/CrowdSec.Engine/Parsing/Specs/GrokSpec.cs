using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.Parsing.Specs;

/// <param name="ApplyOn">"Line.Raw" or a key of evt.Parsed.</param>
/// <param name="Name">Name of a library pattern; wins over <paramref name="Pattern"/>.</param>
public sealed record GrokSpec(Text ApplyOn, Text Name, Text Pattern, Text Expression, IReadOnlyList<StaticSpec> Statics, SpecPlace Place);

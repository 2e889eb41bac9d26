namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>Where the parts of an expansion come from, so that a mistake in the expansion is shown where it was written.</summary>
internal sealed class GrokOrigins
{
    private readonly List<(int Position, string Pattern, int Offset)> _parts = [];

    public void Add(int position, string pattern, int offset) => _parts.Add((position, pattern, offset));

    public (string Pattern, int Offset) Of(int position)
    {
        var index = _parts.FindLastIndex(part => part.Position <= position);
        return index < 0 ? (string.Empty, position) : (_parts[index].Pattern, _parts[index].Offset + position - _parts[index].Position);
    }
}

using CrowdSec.Patterns;

namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>Where the parts of an expansion come from, so that a mistake in the expansion is shown where it was written.</summary>
internal sealed class GrokOrigins
{
    private readonly List<(int Position, string Pattern, int Offset)> _parts = [];
    private readonly Dictionary<string, string> _texts = [];

    /// <param name="position">Index in the expansion at which the part begins.</param>
    /// <param name="pattern">Name of the definition; empty for the text that is being compiled.</param>
    /// <param name="text">The whole definition.</param>
    /// <param name="offset">Index in the definition.</param>
    public void Add(int position, string pattern, string text, int offset)
    {
        _texts.TryAdd(pattern, text);
        _parts.Add((position, pattern, offset));
    }

    /// <summary>Translates a mistake in the expansion.</summary>
    public GrokError Explain(PatternError mistake)
    {
        // A definition that is wrong by itself (an open parenthesis, say) often shows elsewhere in the expansion.
        foreach (var (name, text) in _texts)
        {
            if (!Pattern.TryCompile(WithoutReferences(text), PatternOptions.None, out _, out var own))
            {
                return new GrokError(name, own.Offset, own.Message);
            }
        }

        var index = _parts.FindLastIndex(part => part.Position <= mistake.Offset);
        return index < 0
            ? new GrokError(string.Empty, mistake.Offset, mistake.Message)
            : new GrokError(_parts[index].Pattern, _parts[index].Offset + mistake.Offset - _parts[index].Position, mistake.Message);
    }

    /// <summary>The definition with a group of the same length in place of each reference.</summary>
    private static string WithoutReferences(string text)
    {
        var result = text.ToCharArray();
        for (var from = 0; GrokReference.TryFind(text, from, out var reference); from = reference.Start + reference.Length)
        {
            var place = result.AsSpan(reference.Start, reference.Length);
            place.Fill('x');
            place[0] = '(';
            place[^1] = ')';
        }

        return new string(result);
    }
}

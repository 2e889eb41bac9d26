using System.Text.RegularExpressions;
using CrowdSec.Engine.Parsing.Specs;

namespace CrowdSec.Engine.Parsing;

/// <summary>
/// Which label types parsers ask for, as far as their filters tell: a text in quotes that is the type, or with which the type begins. A guess, for warnings.
/// </summary>
internal sealed partial class LabelTypes
{
    /// <summary>Shorter texts are the beginning of too much.</summary>
    private const int ShortestPrefix = 3;

    private readonly HashSet<string> _texts;

    private LabelTypes(HashSet<string> texts) => _texts = texts;

    public static LabelTypes Of(IEnumerable<ParserSpec> parsers)
    {
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parser in parsers)
        {
            Add(parser, texts);
        }

        return new LabelTypes(texts);
    }

    public bool Contains(string type) =>
        type.Length > 0 && _texts.Any(text => text.Length >= ShortestPrefix ? type.StartsWith(text, StringComparison.OrdinalIgnoreCase) : type.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static void Add(ParserSpec parser, HashSet<string> texts)
    {
        foreach (Match match in Quoted().Matches(parser.Filter.Value))
        {
            texts.Add(match.Groups[1].Value);
        }

        foreach (var child in parser.Nodes)
        {
            Add(child, texts);
        }
    }

    [GeneratedRegex("""["']([^"']+)["']""")]
    private static partial Regex Quoted();
}

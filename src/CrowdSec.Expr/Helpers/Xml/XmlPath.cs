namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>
/// A path to elements: steps between slashes ("/a/b", "//b", "*", ".", ".."), each with filters in brackets: a position from 1 (negative from
/// the end), @attribute, @attribute='v', child, child='v', text(), text()='v'. Immutable and thread-safe.
/// </summary>
internal sealed class XmlPath
{
    private const int MostVisits = 1_000_000;

    private readonly List<XmlStep> _steps;

    private XmlPath(List<XmlStep> steps) => _steps = steps;

    public static bool TryParse(string text, out XmlPath? path)
    {
        path = null;
        var steps = new List<XmlStep>();
        var absolute = text.StartsWith('/');
        var deep = false;
        foreach (var part in SplitOutsideBrackets(absolute ? text[1..] : text))
        {
            if (part.Length == 0)
            {
                deep = true;
                continue;
            }

            if (!XmlStep.TryParse(part, deep, out var step))
            {
                return false;
            }

            steps.Add(step!);
            deep = false;
        }

        path = deep || steps.Count == 0 ? null : new XmlPath(steps);
        return path is not null;
    }

    /// <summary>The first element in document order of the steps; null when there is none.</summary>
    public XmlElement? FindFirst(XmlElement document)
    {
        var found = new List<XmlElement> { document };
        var budget = MostVisits;
        foreach (var step in _steps)
        {
            found = step.Apply(found, ref budget);
            if (found.Count == 0 || budget <= 0)
            {
                return null;
            }
        }

        return found[0];
    }

    private static IEnumerable<string> SplitOutsideBrackets(string text)
    {
        var start = 0;
        var quote = '\0';
        var inBrackets = false;
        for (var i = 0; i < text.Length; i++)
        {
            var symbol = text[i];
            if (quote != '\0')
            {
                quote = symbol == quote ? '\0' : quote;
            }
            else if (symbol is '\'' or '"' && inBrackets)
            {
                quote = symbol;
            }
            else if (symbol is '[' or ']')
            {
                inBrackets = symbol == '[';
            }
            else if (symbol == '/' && !inBrackets)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}

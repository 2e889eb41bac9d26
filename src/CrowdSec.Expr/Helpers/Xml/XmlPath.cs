namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>
/// A path to elements: steps between slashes ("/a/b", "//b", "*", ".", ".."), each with filters in brackets: a position from 1 (negative from
/// the end), @attribute, @attribute='v', child, child='v', text(), text()='v'. Immutable and thread-safe.
/// </summary>
internal sealed class XmlPath
{
    private const int MostSteps = 64;
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
            if (steps.Count > MostSteps)
            {
                return false;
            }

            deep = false;
        }

        path = deep || steps.Count == 0 ? null : new XmlPath(steps);
        return path is not null;
    }

    /// <summary>The first element in document order of the steps; null when there is none.</summary>
    public XmlElement? FindFirst(XmlElement document)
    {
        var budget = MostVisits;
        return FindFirst(document, 0, ref budget);
    }

    private XmlElement? FindFirst(XmlElement from, int index, ref int budget)
    {
        if (index == _steps.Count || budget <= 0)
        {
            return budget <= 0 ? null : from;
        }

        return _steps[index].IsPlain ? FindPlain(from, index, ref budget) : FindAny(from, index, ref budget);
    }

    private XmlElement? FindPlain(XmlElement from, int index, ref int budget)
    {
        var next = 0;
        while (_steps[index].NextPlain(from, ref next, ref budget) is { } element)
        {
            if (FindFirst(element, index + 1, ref budget) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private XmlElement? FindAny(XmlElement from, int index, ref int budget)
    {
        var candidates = new List<XmlElement>();
        _steps[index].Collect(from, candidates, ref budget);
        foreach (var candidate in candidates)
        {
            if (FindFirst(candidate, index + 1, ref budget) is { } found)
            {
                return found;
            }
        }

        return null;
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

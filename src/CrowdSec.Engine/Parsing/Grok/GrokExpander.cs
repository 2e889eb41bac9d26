using System.Globalization;
using System.Text;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>Writes out the references of a grok, recursively. Depth and size are bounded.</summary>
internal sealed class GrokExpander
{
    private const int MaxDepth = 64;
    private const int MaxLength = Pattern.MaxSourceLength;

    private readonly GrokLibrary _library;
    private readonly StringBuilder _regex = new();
    private readonly GrokOrigins _origins = new();
    private readonly List<string> _path = [];
    private int _groups;

    private GrokExpander(GrokLibrary library) => _library = library;

    /// <exception cref="GrokException">A reference leads nowhere or in a circle, or the result is too large.</exception>
    public static GrokExpansion Expand(GrokLibrary library, string pattern)
    {
        var expander = new GrokExpander(library);
        var captures = expander.Append(string.Empty, pattern);
        return new GrokExpansion(expander._regex.ToString(), captures, expander._origins);
    }

    /// <summary>Appends a definition; returns its captures. Its own semantics hide those of the same name further in; the last one wins.</summary>
    private Dictionary<string, int> Append(string name, string text)
    {
        var own = new Dictionary<string, int>();
        var inner = new Dictionary<string, int>();
        var from = 0;
        while (GrokReference.TryFind(text, from, out var reference))
        {
            AppendText(name, text, from, reference.Start);
            AppendReference(name, text, reference, own, inner);
            from = reference.Start + reference.Length;
        }

        AppendText(name, text, from, text.Length);
        foreach (var (semantic, group) in own)
        {
            inner[semantic] = group;
        }

        return inner;
    }

    private void AppendText(string name, string text, int start, int end)
    {
        _origins.Add(_regex.Length, name, text, start);
        _regex.Append(text, start, end - start);
    }

    private void AppendReference(
        string name, string text, GrokReference reference, Dictionary<string, int> own, Dictionary<string, int> inner)
    {
        if (!_library.TryFind(reference.Name, out var definition))
        {
            throw Error(name, reference.Start, $"the pattern %{{{reference.Name}}} does not exist; define it in a pattern file or in pattern_syntax");
        }

        Guard(name, reference);
        if (reference.Semantic.Length > 0)
        {
            own[reference.Semantic] = ++_groups;
            _regex.Append("(?P<").Append(GrokExpansion.GroupPrefix).Append(CultureInfo.InvariantCulture, $"{_groups}>");
        }
        else
        {
            _regex.Append("(?:");
        }

        _path.Add(reference.Name);
        foreach (var (semantic, group) in Append(reference.Name, definition))
        {
            inner[semantic] = group;
        }

        _path.RemoveAt(_path.Count - 1);
        _origins.Add(_regex.Length, name, text, reference.Start + reference.Length - 1);
        _regex.Append(')');
    }

    private void Guard(string name, GrokReference reference)
    {
        var loop = _path.IndexOf(reference.Name);
        if (loop >= 0)
        {
            var circle = string.Join(" -> ", _path.Skip(loop).Append(reference.Name));
            throw Error(name, reference.Start, $"the pattern refers to itself: {circle}");
        }

        if (_path.Count >= MaxDepth)
        {
            throw Error(name, reference.Start, $"patterns nest too deeply (more than {MaxDepth} levels)");
        }

        if (_regex.Length > MaxLength)
        {
            throw Error(name, reference.Start, $"the pattern grows too large (more than {MaxLength} characters once all references are written out)");
        }
    }

    private static GrokException Error(string pattern, int offset, string message) => new(new GrokError(pattern, offset, message) { Remedy = "mend the references %{…} in it" });
}

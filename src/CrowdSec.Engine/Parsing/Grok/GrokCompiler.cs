using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>
/// Compiles groks and keeps the compiled expressions, so that engines that are built one after the other (hub tests, reloads) share them.
/// Thread-safe; it holds a bounded number of expressions and forgets the oldest half when full.
/// </summary>
public sealed class GrokCompiler
{
    private const int DefaultCapacity = 4096;

    private readonly Lock _lock = new();
    private readonly int _capacity;
    private Dictionary<string, GrokPattern> _young = [];
    private Dictionary<string, GrokPattern> _old = [];

    /// <param name="capacity">How many compiled expressions are kept.</param>
    public GrokCompiler(int capacity = DefaultCapacity) => _capacity = capacity;

    /// <summary>Compiles a grok as written in a parser.</summary>
    public bool TryCompile(
        GrokLibrary library, string pattern, [NotNullWhen(true)] out GrokPattern? compiled, [NotNullWhen(false)] out GrokError? error)
    {
        compiled = null;
        try
        {
            var expansion = GrokExpander.Expand(library, pattern);
            compiled = GetOrCompile(expansion, out error);
            return compiled is not null;
        }
        catch (GrokException exception)
        {
            error = exception.Error;
            return false;
        }
    }

    /// <summary>Compiles the grok of a library's pattern by its name.</summary>
    public bool TryCompileNamed(
        GrokLibrary library, string name, [NotNullWhen(true)] out GrokPattern? compiled, [NotNullWhen(false)] out GrokError? error) =>
        TryCompile(library, $"%{{{name}}}", out compiled, out error);

    private GrokPattern? GetOrCompile(GrokExpansion expansion, out GrokError? error)
    {
        error = null;
        var key = KeyOf(expansion);
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var cached) || _old.TryGetValue(key, out cached))
            {
                Keep(key, cached);
                return cached;
            }
        }

        var compiled = Compile(expansion, out error);
        if (compiled is not null)
        {
            lock (_lock)
            {
                Keep(key, compiled);
            }
        }

        return compiled;
    }

    private void Keep(string key, GrokPattern compiled)
    {
        _young[key] = compiled;
        if (_young.Count > _capacity / 2)
        {
            (_old, _young) = (_young, []);
        }
    }

    private static string KeyOf(GrokExpansion expansion) =>
        string.Join('\0', expansion.Captures.Select(capture => $"{capture.Value} {capture.Key}").Prepend(expansion.Regex));

    private static GrokPattern? Compile(GrokExpansion expansion, out GrokError? error)
    {
        var kept = expansion.Captures.ToDictionary(capture => GroupName(capture.Value), capture => capture.Key);
        error = null;
        if (Pattern.TryCompile(expansion.Regex, PatternOptions.None, kept.ContainsKey, out var pattern, out var mistake))
        {
            var groups = Enumerable.Range(1, pattern.GroupCount - 1).ToArray();
            return new GrokPattern(pattern, [.. groups.Select(group => kept[pattern.GroupNames[group]!])], groups);
        }

        error = expansion.Origins.Explain(mistake);
        return null;
    }

    private static string GroupName(int group) => GrokExpansion.GroupPrefix + group.ToString(CultureInfo.InvariantCulture);
}

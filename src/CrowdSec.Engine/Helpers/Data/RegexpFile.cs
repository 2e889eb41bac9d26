using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Helpers.Data;

/// <summary>A data file of regular expressions, searched together. Thread-safe.</summary>
internal sealed class RegexpFile(PatternSet patterns, ResultCache cache)
{
    private const int SmallestCache = 512;

    /// <summary>Answers remembered at the moment.</summary>
    public int CachedResults => cache.Count;

    public bool IsMatch(string text)
    {
        if (!cache.TryGet(text, out var result))
        {
            result = patterns.IsMatch(text) ? 1 : 0;
            cache.Set(text, result);
        }

        return result != 0;
    }

    public static RegexpFile Read(string path, int cacheSize, DiagnosticBag diagnostics)
    {
        var patterns = new List<Pattern>();
        foreach (var line in DataLineReader.Read(path, diagnostics))
        {
            if (DataPattern.TryCompile(line.Text, PatternOptions.NamedGroupsOnly, path, line.Number, diagnostics) is { } pattern)
            {
                patterns.Add(pattern);
            }
        }

        return new RegexpFile(new PatternSet(patterns), new ResultCache(Math.Max(cacheSize, SmallestCache)));
    }
}

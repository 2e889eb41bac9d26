namespace CrowdSec.Patterns.Syntax;

/// <summary>Collects ranges in any order and makes a canonical set of them.</summary>
internal sealed class CodePointSetBuilder
{
    private readonly List<(int First, int Last)> _ranges = [];

    public void Add(int first, int last) => _ranges.Add((first, last));

    public void Add(CodePointSet set)
    {
        var bounds = set.Bounds;
        for (var i = 0; i < bounds.Length; i += 2)
        {
            _ranges.Add((bounds[i], bounds[i + 1]));
        }
    }

    public CodePointSet Build()
    {
        _ranges.Sort();
        var result = new List<int>(_ranges.Count * 2);
        foreach (var (first, last) in _ranges)
        {
            if (result.Count > 0 && first <= result[^1] + 1)
            {
                result[^1] = Math.Max(result[^1], last);
            }
            else
            {
                result.Add(first);
                result.Add(last);
            }
        }

        return new CodePointSet([.. result]);
    }
}

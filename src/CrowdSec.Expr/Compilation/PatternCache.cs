using CrowdSec.Expr.Runtime;
using CrowdSec.Patterns;

namespace CrowdSec.Expr.Compilation;

/// <summary>The last pattern of a <c>matches</c> whose pattern is not constant. Thread-safe: the reference is swapped whole.</summary>
internal sealed class PatternCache
{
    private Pattern? _last;

    public Pattern Get(string source, Site site)
    {
        if (_last is { } last && last.Source == source)
        {
            return last;
        }

        if (!Pattern.TryCompile(source, PatternOptions.None, out var pattern, out var error))
        {
            throw site.Error($"error parsing regexp: {error!.Message}");
        }

        _last = pattern;
        return pattern!;
    }
}

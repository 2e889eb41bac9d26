using CrowdSec.Patterns.Automata;
using CrowdSec.Patterns.Programs;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Execution;

/// <summary>Whether any of some patterns occurs, by one automaton for all of them.</summary>
internal sealed class UnionMatcher
{
    private readonly Pattern[] _patterns;
    private readonly Automaton? _automaton;

    public UnionMatcher(Pattern[] patterns)
    {
        _patterns = patterns;
        if (patterns.Length > 1)
        {
            _automaton = TryUnite(patterns);
        }
    }

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (_automaton is not null)
        {
            long steps = 0;
            var outcome = _automaton.Run(text, 0, [], out _, ref steps);
            if (outcome != Outcome.GaveUp)
            {
                return outcome == Outcome.Yes;
            }
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.IsMatch(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null when together they are too large, or tell too many kinds of characters apart.</summary>
    private static Automaton? TryUnite(Pattern[] patterns)
    {
        try
        {
            var union = Node.Alternate([.. patterns.Select(pattern => pattern.Matcher.Root)]);
            var groups = patterns.Max(pattern => pattern.GroupCount);
            var program = ProgramCompiler.Compile(union, groups);
            return program.Symbols is null
                ? null
                : new Automaton(program, AutomatonShape.Answer(program, anchored: false), AutomatonBudget.Large);
        }
        catch (PatternSyntaxException)
        {
            return null;
        }
    }
}

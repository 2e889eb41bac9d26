using CrowdSec.Patterns.Literals;
using CrowdSec.Patterns.Programs;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Execution;

/// <summary>Chooses the cheapest engine that can answer.</summary>
internal sealed class Matcher
{
    private readonly PatternProgram _program;
    private readonly WholeLiteral? _whole;
    private readonly Prefilter? _required;
    private readonly PikeMachine _pike;

    public Matcher(Node root, PatternProgram program)
    {
        _program = program;
        _whole = WholeLiteral.From(root);
        Facts = LiteralAnalysis.Of(root);
        _required = _whole is null ? Prefilter.ForAny(Facts.Required) : null;
        _pike = new PikeMachine(program);
    }

    public LiteralFacts Facts { get; }

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (_whole is not null)
        {
            return _whole.Find(text, 0) >= 0;
        }

        if (_required is not null && !_required.MayMatch(text))
        {
            return false;
        }

        long steps = 0;
        return _pike.Run(text, 0, _program.AnchoredAtStart, [], ref steps);
    }

    public bool Match(ReadOnlySpan<char> text, Span<int> groups, int start)
    {
        if (_whole is not null && groups.Length == 2)
        {
            groups[0] = _whole.Find(text, start);
            groups[1] = groups[0] < 0 ? -1 : groups[0] + _whole.Length;
            return groups[0] >= 0;
        }

        if ((_program.AnchoredAtStart && start > 0) || (_required is not null && !_required.MayMatch(text[start..])))
        {
            return false;
        }

        long steps = 0;
        return _pike.Run(text, start, _program.AnchoredAtStart, groups, ref steps);
    }
}

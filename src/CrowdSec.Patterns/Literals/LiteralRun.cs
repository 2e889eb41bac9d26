namespace CrowdSec.Patterns.Literals;

/// <summary>Joins the literals of neighbours in a concatenation.</summary>
internal sealed class LiteralRun(int maxLength)
{
    private Literal _run = Literal.None;
    private Literal _prefix = Literal.None;
    private Literal[]? _prefixes;
    private bool _exact = true;
    private Literal[]? _best;
    private int _bestScore = int.MinValue;

    public void Append(LiteralFacts next)
    {
        if (next.IsExact && _run.Length + next.Prefix.Length <= maxLength)
        {
            _run += next.Prefix;
            return;
        }

        // What follows an inexact neighbour starts a new run; what precedes it ends with the neighbour's own prefix.
        if (_exact)
        {
            _prefixes = _run.Length == 0 ? next.Prefixes : [_run + next.Prefix];
        }

        EndRun(_run.Length + next.Prefix.Length <= maxLength ? _run + next.Prefix : _run);
        Propose(next.Required);
        _run = next.Suffix;
    }

    public LiteralFacts Finish()
    {
        if (_exact)
        {
            return LiteralFacts.Exactly(_run);
        }

        Propose(_run.Length > 0 ? [_run] : null);
        return new LiteralFacts(false, _prefix, _run, _prefixes, _best);
    }

    private void EndRun(Literal run)
    {
        if (_exact)
        {
            _prefix = run;
            _exact = false;
        }

        if (run.Length > 0 && run.Score() > _bestScore)
        {
            Propose([run]);
        }
    }

    private void Propose(Literal[]? required)
    {
        if (required is null)
        {
            return;
        }

        // Many alternatives are found more slowly, and one of them sooner.
        var score = required.Length > 1 ? -4 - (required.Length / 2) : 0;
        var least = int.MaxValue;
        foreach (var literal in required)
        {
            least = Math.Min(least, literal.Score());
        }

        if (score + least > _bestScore)
        {
            (_best, _bestScore) = (required, score + least);
        }
    }
}

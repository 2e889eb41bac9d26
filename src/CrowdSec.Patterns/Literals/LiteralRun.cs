namespace CrowdSec.Patterns.Literals;

/// <summary>Joins the literals of neighbours in a concatenation.</summary>
internal sealed class LiteralRun(int maxLength)
{
    private Literal _run = Literal.None;
    private Literal _prefix = Literal.None;
    private Literal[]? _prefixes;
    private bool _exact = true;
    private Literal[]? _best;

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

        Propose(run.Length > 0 ? [run] : null);
    }

    private void Propose(Literal[]? required)
    {
        if (required is not null && (_best is null || Score(required) > Score(_best)))
        {
            _best = required;
        }
    }

    private static int Score(Literal[] literals) => literals.Min(literal => literal.Score()) - (literals.Length > 1 ? 4 + (literals.Length / 2) : 0);
}

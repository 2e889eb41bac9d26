using CrowdSec.Expr.Parsing;

namespace CrowdSec.Expr.Runtime;

/// <summary>The variables of one evaluation. Owned by one worker and reused; not thread-safe.</summary>
public sealed class ExprFrame(int variables)
{
    private long _created;
    private long _steps;

    /// <summary>By <see cref="Hosting.ExprVariable.Index"/>.</summary>
    public object?[] Values { get; private init; } = new object?[variables];

    internal LocalSlot[] Locals { get; private set; } = [];

    /// <summary>An evaluation is under way; a function that evaluates another expression in the same frame gets a copy.</summary>
    internal bool Busy { get; set; }

    internal ITrace? Trace { get; set; }

    internal void Begin(int locals)
    {
        if (Locals.Length < locals)
        {
            Locals = new LocalSlot[locals];
        }

        _created = 0;
        _steps = 0;
        Busy = true;
    }

    /// <summary>Accounts for the runs of a predicate.</summary>
    internal void Step(long runs, Site site)
    {
        _steps += runs;
        if (_steps > Limits.Steps)
        {
            throw site.Error("evaluation takes too many steps");
        }
    }

    internal void End()
    {
        Array.Clear(Locals);
        Busy = false;
    }

    internal ExprFrame Fork() => new(0) { Values = Values, Trace = Trace };

    /// <summary>Accounts for created elements.</summary>
    internal void Grow(long elements, Site site)
    {
        _created += elements;
        if (_created >= Limits.Memory)
        {
            throw site.Error("memory budget exceeded");
        }
    }
}

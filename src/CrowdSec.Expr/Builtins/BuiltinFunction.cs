using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Compilation;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

/// <summary>A function of the language itself.</summary>
/// <param name="signature">Decides on the argument types, and tells the result's type.</param>
/// <param name="body">Takes the arguments and the call's place.</param>
internal sealed class BuiltinFunction(string name, Signature signature, Func<object?[], Site, object?> body)
{
    public string Name => name;

    public Func<object?[], Site, object?> Body => body;

    /// <summary>Same arguments give the same result.</summary>
    public bool Pure { get; init; } = true;

    /// <summary>The result counts against the memory budget.</summary>
    public bool Allocates { get; init; }

    /// <summary>Bodies with CLR types, used when the arguments are known to have them. They never fail.</summary>
    public IReadOnlyList<Delegate> FastBodies { get; init; } = [];

    /// <summary>The result's type; null and an error when the arguments do not fit. The error concerns the call, or one argument.</summary>
    public ExprType? Check(ExprType[] arguments, out string error, out int argument) => signature.Check(name, arguments, out error, out argument);

    public Delegate? Fast(Code[] arguments)
    {
        foreach (var candidate in FastBodies)
        {
            var parameters = candidate.Method.GetParameters();
            if (parameters.Length == arguments.Length && Array.TrueForAll(parameters, p => arguments[p.Position].ResultType == p.ParameterType))
            {
                return candidate;
            }
        }

        return null;
    }
}

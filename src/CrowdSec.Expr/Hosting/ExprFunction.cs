namespace CrowdSec.Expr.Hosting;

/// <summary>
/// A function that expressions call by name. Its parameter and result types are those of <see cref="Body"/>'s CLR signature,
/// mapped as the table in <see cref="HostTypes"/> says, and checked when an expression is compiled.
/// </summary>
/// <param name="Body">
/// The implementation. It must be thread-safe. A thrown <see cref="Runtime.ExprRuntimeException"/> is the expression's run-time error;
/// any other exception is turned into one.
/// </param>
/// <param name="Variadic">The last parameter is an array that takes all remaining arguments.</param>
/// <param name="Pure">Same arguments give the same result: calls with constant arguments may be folded when compiling.</param>
public sealed record ExprFunction(string Name, Delegate Body, bool Variadic = false, bool Pure = false)
{
    /// <summary>
    /// It never throws, whatever arguments of its parameter types it gets. Tests that only call such functions may be evaluated ahead of
    /// their turn, and once for many expressions.
    /// </summary>
    public bool NeverFails { get; init; }

    /// <summary>Set for the functions that change the case of a text (Func of string and string): searches in their result need not make it.</summary>
    public TextCasing Casing { get; init; }

    /// <summary>One line for people.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Expressions with their results, "Upper('a') == 'A'": each is run as a test, and printed in the reference page.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

using CrowdSec.Expr.Checking;

namespace CrowdSec.Expr.Hosting;

/// <summary>
/// What an expression may name: variables with their types, functions, and the types of host values. Immutable once built; shared by all expressions of one kind.
/// </summary>
public sealed class ExprEnvironment
{
    private readonly List<ExprVariable> _variables = [];
    private readonly Dictionary<string, ExprFunction> _functions = new(StringComparer.Ordinal);

    public ExprEnvironment(HostTypes types) => Types = types;

    public HostTypes Types { get; }

    /// <summary>What <c>now()</c> reads. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal TypeMapper Mapper => Types.Mapper;

    public IReadOnlyList<ExprVariable> Variables => _variables;

    public IReadOnlyDictionary<string, ExprFunction> Functions => _functions;

    public ExprVariable? Find(string name) => _variables.Find(variable => variable.Name == name);

    /// <summary>Whether the name is the host's, so that it hides a builtin.</summary>
    internal bool Hides(string name) => _functions.ContainsKey(name) || Find(name) is not null;

    /// <summary>Declares a variable; its index is its place in <see cref="Runtime.ExprFrame.Values"/>.</summary>
    public ExprEnvironment Variable(string name, Type type)
    {
        _variables.Add(new ExprVariable(name, type, _variables.Count));
        return this;
    }

    public ExprEnvironment Function(ExprFunction function)
    {
        _functions[function.Name] = function;
        return this;
    }

    public ExprEnvironment AddFunctions(IEnumerable<ExprFunction> functions)
    {
        foreach (var function in functions)
        {
            Function(function);
        }

        return this;
    }
}

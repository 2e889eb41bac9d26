using CrowdSec.Expr.Compilation;

namespace CrowdSec.Expr.Hosting;

/// <param name="Type">The field's CLR type.</param>
/// <param name="Get">A Func of the instance.</param>
/// <param name="Binder">Set for map fields with bindable keys.</param>
public sealed record HostField(string Name, Type Type, Delegate Get, IStringMapBinder? Binder)
{
    /// <summary>A struct or map field that is set in every instance: reading through it cannot fail.</summary>
    public bool NeverNil { get; init; }

    internal FieldAccess Access { get; init; } = null!;
}

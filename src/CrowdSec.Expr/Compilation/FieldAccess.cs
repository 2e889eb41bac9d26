using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>Reads a field of a host class: compiled with the right types, or of a value only known while running.</summary>
internal abstract class FieldAccess
{
    public abstract Code Bind(Code instance, bool canFail, Site site);

    /// <summary>A bound key of a map field of a variable; null when the field is no map.</summary>
    public abstract Code<string>? BindKey(int variable, IStringMapReader reader, Site site);

    public abstract object? Read(object instance);
}

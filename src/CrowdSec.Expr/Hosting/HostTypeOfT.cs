using CrowdSec.Expr.Compilation;

namespace CrowdSec.Expr.Hosting;

/// <summary>Builds the view of <typeparamref name="T"/> that expressions get.</summary>
public sealed class HostType<T>(string name) : HostType(name, typeof(T))
    where T : class
{
    /// <param name="neverNil">
    /// The field is set in every instance. Say so for nested structs: expressions that read through them are then known not to fail,
    /// and may be evaluated ahead of their turn.
    /// </param>
    public HostType<T> Field<TField>(string name, Func<T, TField> get, bool neverNil = false)
    {
        AddField(new HostField(name, typeof(TField), get, null) { NeverNil = neverNil, Access = new FieldAccess<T, TField>(name, get) });
        return this;
    }

    /// <summary>A map[string]string field whose constant keys are bound when an expression is compiled.</summary>
    public HostType<T> Map(string name, Func<T, StringMap> get, IStringMapBinder binder)
    {
        AddField(new HostField(name, typeof(StringMap), get, binder) { NeverNil = true, Access = new FieldAccess<T, StringMap>(name, get) });
        return this;
    }

    /// <param name="body">Takes the instance first, then the call's arguments.</param>
    /// <param name="pure">The method changes nothing, and gives the same for the same instance and arguments.</param>
    public HostType<T> Method(string name, Delegate body, bool variadic = false, bool pure = false)
    {
        AddMethod(new HostMethod(name, body, variadic, pure));
        return this;
    }
}

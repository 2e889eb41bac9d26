namespace CrowdSec.Expr.Hosting;

/// <summary>Builds the view of <typeparamref name="T"/> that expressions get.</summary>
public sealed class HostType<T>(string name) : HostType(name, typeof(T))
    where T : class
{
    public HostType<T> Field<TField>(string name, Func<T, TField> get)
    {
        AddField(new HostField(name, typeof(TField), get, null));
        return this;
    }

    /// <summary>A map[string]string field whose constant keys are bound when an expression is compiled.</summary>
    public HostType<T> Map(string name, Func<T, StringMap> get, IStringMapBinder binder)
    {
        AddField(new HostField(name, typeof(StringMap), get, binder));
        return this;
    }

    /// <param name="body">Takes the instance first, then the call's arguments.</param>
    public HostType<T> Method(string name, Delegate body, bool variadic = false)
    {
        AddMethod(new HostMethod(name, body, variadic));
        return this;
    }
}

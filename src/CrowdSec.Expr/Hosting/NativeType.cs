namespace CrowdSec.Expr.Hosting;

/// <summary>A value type of the language with methods: time.Time and its like.</summary>
internal sealed class NativeType(string name, Type clrType) : HostType(name, clrType)
{
    public NativeType Method(string name, Delegate body, bool variadic = false)
    {
        AddMethod(new HostMethod(name, body, variadic, Pure: true));
        return this;
    }
}

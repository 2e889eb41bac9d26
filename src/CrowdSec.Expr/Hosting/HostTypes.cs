using CrowdSec.Expr.Checking;

namespace CrowdSec.Expr.Hosting;

/// <summary>
/// The host's struct types by CLR type. CLR types map to expression types so:
/// string: string · bool: bool · long: int · int: int32 · double: float64 · float: float32 · object: any ·
/// <c>GoTime</c>: time.Time · <c>GoDuration</c>: time.Duration · T[] and IReadOnlyList&lt;T&gt;: []T · object?[]: []any ·
/// <see cref="StringMap"/> and IReadOnlyDictionary&lt;string,string&gt;: map[string]string ·
/// Dictionary&lt;string, object?&gt;: map[string]any · IReadOnlyDictionary&lt;string, T&gt;: map[string]T · a registered class: that struct.
/// </summary>
public sealed class HostTypes
{
    private readonly Dictionary<Type, HostType> _types = [];

    public HostTypes() => Mapper = new TypeMapper(this);

    internal TypeMapper Mapper { get; }

    public HostType<T> Struct<T>(string name)
        where T : class
    {
        var type = new HostType<T>(name);
        _types[typeof(T)] = type;
        return type;
    }

    /// <summary>The view of a class, or of the nearest of its base classes that has one.</summary>
    public HostType? Find(Type clrType)
    {
        for (var type = clrType; type is not null; type = type.BaseType)
        {
            if (_types.TryGetValue(type, out var found))
            {
                return found;
            }
        }

        return null;
    }
}

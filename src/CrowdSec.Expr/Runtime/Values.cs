using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

/// <summary>Facts about values whose type is only known while running.</summary>
internal static class Values
{
    /// <summary>An array that was never made: empty, and equal to nil.</summary>
    public static readonly object?[] NilArray = new object?[0];

    public static readonly object True = true;
    public static readonly object False = false;

    public static object Box(bool value) => value ? True : False;

    public static bool IsNil(object? value) => value is null || ReferenceEquals(value, NilArray);

    /// <summary>The type's name in messages.</summary>
    public static string TypeName(object? value, HostTypes hosts) => value switch
    {
        null => "nil",
        bool => "bool",
        long => "int",
        int => "int32",
        byte => "uint8",
        double => "float64",
        float => "float32",
        string => "string",
        GoTime => "time.Time",
        GoDuration => "time.Duration",
        NamedInteger named => named.TypeName,
        EnvironmentMap or Dictionary<string, object?> => "map[string]interface {}",
        StringMap => "map[string]string",
        AnyMap => "map[interface {}]interface {}",
        Delegate or BoundMethod => "func",
        byte[] => "[]uint8",
        string[] => "[]string",
        long[] => "[]int",
        _ when Collections.IsArray(value) => "[]interface {}",
        _ when Maps.IsMap(value) => "map",
        _ => (hosts.Find(value.GetType()) ?? NativeTypes.Of(value))?.Name ?? value.GetType().Name,
    };

    public static bool ToBool(object? value, Site site) =>
        value is bool known ? known : throw site.Error($"interface conversion: interface {{}} is {TypeName(value, site.Types)}, not bool");

    public static string ToText(object? value, Site site) =>
        value as string ?? throw site.Error($"interface conversion: interface {{}} is {TypeName(value, site.Types)}, not string");
}

using System.Reflection;

namespace CrowdSec.Expr.Runtime;

/// <summary>Calls of functions that are only known while running.</summary>
internal static class Invocation
{
    public static object? Call(object? callee, object?[] arguments, string name, Site site) => callee switch
    {
        Delegate body => Call(body, null, arguments, IsVariadic(body), name, site),
        BoundMethod bound => Call(bound.Method.Body, bound.Instance, arguments, bound.Method.Variadic, name, site),
        null => throw site.Error($"{name} is nil; cannot call nil as function"),
        _ => throw site.Error($"{name} is not callable"),
    };

    private static bool IsVariadic(Delegate body)
    {
        var parameters = Parameters(body);
        return parameters.Length > 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute), false);
    }

    private static ParameterInfo[] Parameters(Delegate body) => body.GetType().GetMethod("Invoke")!.GetParameters();

    private static object? Call(Delegate body, object? instance, object?[] arguments, bool variadic, string name, Site site)
    {
        var parameters = Parameters(body);
        object?[] all = instance is null ? arguments : [instance, .. arguments];
        var fixedCount = parameters.Length - (variadic ? 1 : 0);
        if (all.Length < fixedCount || (!variadic && all.Length > fixedCount))
        {
            throw site.Error($"{(all.Length < fixedCount ? "not enough" : "too many")} arguments to call {name}");
        }

        var passed = new object?[parameters.Length];
        for (var i = 0; i < fixedCount; i++)
        {
            passed[i] = Passed(all[i], parameters[i].ParameterType, site);
        }

        if (variadic)
        {
            passed[^1] = Rest(all, fixedCount, parameters[^1].ParameterType.GetElementType() ?? typeof(object), site);
        }

        try
        {
            return body.DynamicInvoke(passed);
        }
        catch (Exception thrown)
        {
            throw site.Wrap(thrown);
        }
    }

    /// <summary>A nil is the zero value of whatever type is wanted.</summary>
    private static object? Passed(object? value, Type type, Site site) => value is not null ? Conversion.To(value, type, site)
        : type == typeof(string) ? ""
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private static Array Rest(object?[] all, int from, Type element, Site site)
    {
        var rest = Array.CreateInstance(element, all.Length - from);
        for (var i = from; i < all.Length; i++)
        {
            rest.SetValue(Passed(all[i], element, site), i - from);
        }

        return rest;
    }
}

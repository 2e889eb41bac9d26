using System.Reflection;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>Calls of host delegates with arguments in the delegate's own types: nothing is boxed, nothing reflected per call.</summary>
internal static class CallBinder
{
    private static readonly MethodInfo[] Shapes =
    [
        .. Enumerable.Range(0, 5).Select(i => typeof(CallShapes).GetMethod($"Call{i}")!),
    ];

    /// <param name="arguments">The instance first for methods; as many as the delegate has parameters once variadic ones are gathered.</param>
    public static Code Bind(Delegate body, IReadOnlyList<Code> arguments, bool variadic, Site site)
    {
        var invoke = body.GetType().GetMethod("Invoke")!;
        var parameters = invoke.GetParameters();
        variadic |= parameters.Length > 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute), false);
        var codes = variadic ? Gather(arguments, parameters, site) : arguments;
        return Common(body, codes, site) ?? Shaped(body, invoke, parameters, codes, site);
    }

    /// <summary>The shapes that most functions have, without reflection. Types are compared exactly: delegates are covariant.</summary>
    private static Code? Common(Delegate body, IReadOnlyList<Code> arguments, Site site) =>
        Exactly<Func<string, string>>(body) is { } a ? CallShapes.Call1(a, arguments, site)
        : Exactly<Func<string, bool>>(body) is { } b ? CallShapes.Call1(b, arguments, site)
        : Exactly<Func<string, string[]>>(body) is { } c ? CallShapes.Call1(c, arguments, site)
        : Exactly<Func<object?, string>>(body) is { } d ? CallShapes.Call1(d, arguments, site)
        : Exactly<Func<string, string, string>>(body) is { } e ? CallShapes.Call2(e, arguments, site)
        : Exactly<Func<string, string, bool>>(body) is { } f ? CallShapes.Call2(f, arguments, site)
        : Exactly<Func<string, string, string, string>>(body) is { } g ? CallShapes.Call3(g, arguments, site)
        : null;

    private static T? Exactly<T>(Delegate body)
        where T : Delegate => body.GetType() == typeof(T) ? (T)body : null;

    private static Code Shaped(Delegate body, MethodInfo invoke, ParameterInfo[] parameters, IReadOnlyList<Code> arguments, Site site)
    {
        if (parameters.Length >= Shapes.Length || invoke.ReturnType == typeof(void) || Array.Exists(parameters, p => p.ParameterType.IsByRef))
        {
            return ByReflection(body, parameters, arguments, site);
        }

        Type[] types = [.. parameters.Select(parameter => parameter.ParameterType), invoke.ReturnType];
        var shape = Shapes[parameters.Length];
        var function = shape.MakeGenericMethod(types);
        var wanted = function.GetParameters()[0].ParameterType;
        var typed = wanted.IsInstanceOfType(body) ? body : Delegate.CreateDelegate(wanted, body, invoke);
        return (Code)function.Invoke(null, [typed, arguments, site])!;
    }

    private static Code<object?> ByReflection(Delegate body, ParameterInfo[] parameters, IReadOnlyList<Code> arguments, Site site)
    {
        var sources = arguments.Select(argument => argument.Boxed).ToArray();
        return Code.Of<object?>(frame =>
        {
            var values = new object?[sources.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Conversion.To(sources[i](frame), parameters[i].ParameterType, site);
            }

            try
            {
                return body.DynamicInvoke(values);
            }
            catch (Exception thrown)
            {
                throw site.Wrap(thrown);
            }
        });
    }

    /// <summary>Puts the arguments of the variadic parameter into one array.</summary>
    private static List<Code> Gather(IReadOnlyList<Code> arguments, ParameterInfo[] parameters, Site site)
    {
        List<Code> codes = [.. arguments.Take(parameters.Length - 1)];
        var rest = arguments.Skip(parameters.Length - 1).ToArray();
        var array = parameters[^1].ParameterType;
        codes.Add(array == typeof(object?[]) ? CallShapes.Rest<object?>(rest, site)
            : array == typeof(string[]) ? CallShapes.Rest<string>(rest, site)
            : (Code)typeof(CallShapes).GetMethod(nameof(CallShapes.Rest))!.MakeGenericMethod(array.GetElementType() ?? typeof(object)).Invoke(null, [rest, site])!);
        return codes;
    }
}

using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>One method per number of parameters. Whatever a function throws becomes the expression's error, with the call's place.</summary>
internal static class CallShapes
{
    public static Code Call0<TResult>(Func<TResult> body, IReadOnlyList<Code> arguments, Site site) => Result(_ => body(), site);

    public static Code Call1<T1, TResult>(Func<T1, TResult> body, IReadOnlyList<Code> arguments, Site site)
    {
        var a = Arguments.As<T1>(arguments[0], site);
        return Result(frame => body(a(frame)), site);
    }

    public static Code Call2<T1, T2, TResult>(Func<T1, T2, TResult> body, IReadOnlyList<Code> arguments, Site site)
    {
        var a = Arguments.As<T1>(arguments[0], site);
        var b = Arguments.As<T2>(arguments[1], site);
        return Result(frame => body(a(frame), b(frame)), site);
    }

    public static Code Call3<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> body, IReadOnlyList<Code> arguments, Site site)
    {
        var a = Arguments.As<T1>(arguments[0], site);
        var b = Arguments.As<T2>(arguments[1], site);
        var c = Arguments.As<T3>(arguments[2], site);
        return Result(frame => body(a(frame), b(frame), c(frame)), site);
    }

    public static Code Call4<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> body, IReadOnlyList<Code> arguments, Site site)
    {
        var a = Arguments.As<T1>(arguments[0], site);
        var b = Arguments.As<T2>(arguments[1], site);
        var c = Arguments.As<T3>(arguments[2], site);
        var d = Arguments.As<T4>(arguments[3], site);
        return Result(frame => body(a(frame), b(frame), c(frame), d(frame)), site);
    }

    /// <summary>A function that never fails needs no guard.</summary>
    public static Code<string> Unguarded(Func<string, string> body, Code argument, CaseMapping? mapping, Site site)
    {
        var text = Arguments.AsText(argument, site);
        return new Code<string>(frame => body(text(frame))) { CanFail = argument.CanFail || argument is not Code<string>, Mapping = mapping };
    }

    public static Code Rest<T>(Code[] arguments, Site site)
    {
        var sources = Array.ConvertAll(arguments, argument => Arguments.As<T>(argument, site));
        return Code.Of(
            frame =>
            {
                var values = sources.Length == 0 ? [] : new T[sources.Length];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = sources[i](frame);
                }

                return values;
            },
            Array.Exists(arguments, argument => argument.CanFail));
    }

    private static Code Result<TResult>(Func<ExprFrame, TResult> call, Site site)
    {
        if (typeof(TResult) == typeof(string))
        {
            var text = (Func<ExprFrame, string?>)(object)call;
            return Code.Of<string>(frame =>
            {
                try
                {
                    return text(frame) ?? "";
                }
                catch (Exception thrown)
                {
                    throw site.Wrap(thrown);
                }
            });
        }

        return Code.Of(frame =>
        {
            try
            {
                return call(frame);
            }
            catch (Exception thrown)
            {
                throw site.Wrap(thrown);
            }
        });
    }
}

using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal static class Arguments
{
    /// <summary>The code as one of the wanted type; what types cannot tell is checked while running.</summary>
    public static Func<ExprFrame, T> As<T>(Code code, Site site)
    {
        if (code is Code<T> same)
        {
            return same.Run;
        }

        var boxed = code.Boxed;
        if (typeof(T) == typeof(object))
        {
            return (Func<ExprFrame, T>)(object)boxed;
        }

        // Delegates are covariant: a Func of a subclass is one of its base.
        if (!typeof(T).IsValueType && typeof(T).IsAssignableFrom(code.ResultType))
        {
            return (Func<ExprFrame, T>)(object)boxed;
        }

        return frame => Conversion.To<T>(boxed(frame), site);
    }

    public static Func<ExprFrame, bool> AsBool(Code code, Site site)
    {
        if (code is Code<bool> same)
        {
            return same.Run;
        }

        var boxed = code.Boxed;
        return frame => Values.ToBool(boxed(frame), site);
    }

    public static Func<ExprFrame, string> AsText(Code code, Site site)
    {
        if (code is Code<string> same)
        {
            return same.Run;
        }

        var boxed = code.Boxed;
        return frame => Values.ToText(boxed(frame), site);
    }
}

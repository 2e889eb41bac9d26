using System.Globalization;
using System.Text;
using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

internal static class ConversionBuiltins
{
    public static readonly BuiltinFunction[] All =
    [
        new("len", Signature.First(1, 1, HasLength, Invalid, _ => ExprType.Int), (args, site) => Length(args[0], site))
        {
            FastBodies = [(string text) => Text.Length(text)],
        },
        new("type", Signature.Of(ExprType.String, [ExprType.Unknown]), (args, site) => TypeOf(args[0], site)),
        new("int", Signature.First(1, 1, IsConvertible, Invalid, _ => ExprType.Int), (args, site) => ToInteger(args[0], site)),
        new("float", Signature.First(1, 1, IsConvertible, Invalid, _ => ExprType.Float), (args, site) => ToFloat(args[0], site)),
        new("string", Signature.Of(ExprType.String, [ExprType.Unknown]), (args, site) => Formatter.Format(args[0], site.Types)),
        new("toJSON", Signature.Of(ExprType.String, [ExprType.Unknown]), (args, site) => JsonWriter.Write(args[0], site.Types)),
        new("fromJSON", Signature.Of(ExprType.Unknown, [ExprType.String]), (args, site) => JsonReader.Read(Values.ToText(args[0], site))) { Allocates = true },
        new("toBase64", Signature.Of(ExprType.String, [ExprType.String]), (args, site) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Values.ToText(args[0], site)))),
        new("fromBase64", Signature.Of(ExprType.String, [ExprType.String]), (args, site) => FromBase64(Values.ToText(args[0], site), site)),
    ];

    private static bool HasLength(ExprType type) => type.Kind is TypeKind.String or TypeKind.Array or TypeKind.Map;

    private static bool IsConvertible(ExprType type) => type.IsNumber || type.Kind is TypeKind.String or TypeKind.Duration;

    private static string Invalid(string name, ExprType type) => $"invalid argument for {name} (type {type})";

    private static object Length(object? value, Site site) => value is string text ? Text.Length(text) : (long)Collections.Length(value, site);

    private static object TypeOf(object? value, Site site) => value switch
    {
        long or int => "int",
        byte => "uint",
        double or float => "float",
        null or bool or string => Values.TypeName(value, site.Types),
        Delegate or BoundMethod => "func",
        _ when Collections.IsArray(value) => "array",
        _ when Maps.IsMap(value) => "map",
        _ => Values.TypeName(value, site.Types).TrimStart('*'),
    };

    private static object ToInteger(object? value, Site site)
    {
        if (value is not string text)
        {
            return value is bool ? throw Invalid("int", value, site) : Numbers.ToInteger(value, site);
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw site.Error($"invalid operation: int({text})");
    }

    private static object ToFloat(object? value, Site site)
    {
        if (value is string text)
        {
            return double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw site.Error($"invalid operation: float({text})");
        }

        return Numbers.IsNumber(value, out var real) ? real : throw Invalid("float", value, site);
    }

    private static string FromBase64(string text, Site site)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw site.Error("illegal base64 data");
        }
    }

    private static ExprRuntimeException Invalid(string name, object? value, Site site) =>
        site.Error($"invalid argument for {name} (type {Values.TypeName(value, site.Types)})");
}

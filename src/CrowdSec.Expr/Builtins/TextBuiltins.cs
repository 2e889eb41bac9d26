using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Parsing;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

internal static class TextBuiltins
{
    private static readonly ExprType[] One = [ExprType.String];
    private static readonly ExprType[] Two = [ExprType.String, ExprType.String];
    private static readonly ExprType[] TwoAndNumber = [ExprType.String, ExprType.String, ExprType.Int];
    private static readonly ExprType[] Three = [ExprType.String, ExprType.String, ExprType.String];
    private static readonly ExprType[] ThreeAndNumber = [ExprType.String, ExprType.String, ExprType.String, ExprType.Int];

    public static readonly BuiltinFunction[] All =
    [
        Unary("upper", TextOperations.Upper),
        Unary("lower", TextOperations.Lower),
        new("trim", Signature.Of(ExprType.String, One, Two), (args, site) => args.Length == 1
            ? TextOperations.TrimSpace(Str(args, 0, site))
            : TextOperations.Trim(Str(args, 0, site), Str(args, 1, site)))
        {
            FastBodies = [(string text) => TextOperations.TrimSpace(text)],
        },
        new("trimPrefix", Signature.Of(ExprType.String, One, Two), (args, site) => TextOperations.TrimPrefix(Str(args, 0, site), OrSpace(args, site))),
        new("trimSuffix", Signature.Of(ExprType.String, One, Two), (args, site) => TextOperations.TrimSuffix(Str(args, 0, site), OrSpace(args, site))),
        new("split", Signature.Of(ExprType.StringArray, Two, TwoAndNumber), (args, site) => Split(args, 0, site)) { Allocates = true },
        new("splitAfter", Signature.Of(ExprType.StringArray, Two, TwoAndNumber), (args, site) => Split(args, 1, site)) { Allocates = true },
        new("replace", Signature.Of(ExprType.String, Three, ThreeAndNumber), Replace) { Allocates = true },
        new("repeat", Signature.Of(ExprType.String, [ExprType.String, ExprType.Int]), Repeat) { Allocates = true },
        new("indexOf", Signature.Of(ExprType.Int, Two), (args, site) => IndexOf(Str(args, 0, site), Str(args, 1, site))),
        new("lastIndexOf", Signature.Of(ExprType.Int, Two), (args, site) => LastIndexOf(Str(args, 0, site), Str(args, 1, site))),
        Binary("hasPrefix", static (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        Binary("hasSuffix", static (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        new("join", Signature.By(JoinTypes), Join) { Allocates = true },
    ];

    private static BuiltinFunction Unary(string name, Func<string, string> apply) =>
        new(name, Signature.Of(ExprType.String, One), (args, site) => apply(Str(args, 0, site))) { FastBodies = [apply] };

    private static BuiltinFunction Binary(string name, Func<string, string, bool> apply) =>
        new(name, Signature.Of(ExprType.Bool, Two), (args, site) => Values.Box(apply(Str(args, 0, site), Str(args, 1, site)))) { FastBodies = [apply] };

    private static string Str(object?[] args, int index, Site site) => Values.ToText(args[index], site);

    private static string OrSpace(object?[] args, Site site) => args.Length > 1 ? Str(args, 1, site) : " ";

    private static string[] Split(object?[] args, int keep, Site site) => TextOperations.Split(
        Str(args, 0, site), Str(args, 1, site), keep > 0, args.Length > 2 ? Numbers.ToInteger(args[2], site) : -1);

    private static object Repeat(object?[] args, Site site)
    {
        var text = Str(args, 0, site);
        var count = Numbers.ToInteger(args[1], site);
        if (count < 0)
        {
            throw site.Error($"invalid argument for repeat (expected positive integer, got {count})");
        }

        return count > Limits.Memory || text.Length * count > Limits.Memory
            ? throw site.Error("memory budget exceeded")
            : string.Concat(Enumerable.Repeat(text, (int)count));
    }

    private static object Replace(object?[] args, Site site)
    {
        var (text, replacement) = (Str(args, 0, site), Str(args, 2, site));
        return (text.Length + 1L) * replacement.Length <= Limits.TextLength || text.Length + replacement.Length < 10_000
            ? TextOperations.Replace(text, Str(args, 1, site), replacement, args.Length > 3 ? Numbers.ToInteger(args[3], site) : -1)
            : throw site.Error("memory budget exceeded");
    }

    private static object IndexOf(string text, string part) => Text.BytePosition(text, text.IndexOf(part, StringComparison.Ordinal));

    private static object LastIndexOf(string text, string part) =>
        Text.BytePosition(text, part.Length == 0 ? text.Length : text.LastIndexOf(part, StringComparison.Ordinal));

    private static SignatureResult JoinTypes(string name, ExprType[] arguments)
    {
        if (arguments.Length is < 1 or > 2)
        {
            return new($"invalid number of arguments (expected {(arguments.Length < 1 ? "at least 1" : "at most 2")}, got {arguments.Length})");
        }

        if (arguments[0].Kind is not (TypeKind.Array or TypeKind.Unknown))
        {
            return new($"cannot use {arguments[0]} as argument (type []string) to call join", 0);
        }

        return arguments.Length > 1 && arguments[1].Kind is not (TypeKind.String or TypeKind.Unknown)
            ? new($"cannot use {arguments[1]} as argument (type string) to call join", 1)
            : new(ExprType.String);
    }

    private static object Join(object?[] args, Site site)
    {
        var glue = args.Length > 1 ? Str(args, 1, site) : "";
        if (args[0] is null || !Collections.IsArray(args[0]))
        {
            throw site.Error($"invalid argument for join (type {Values.TypeName(args[0], site.Types)})");
        }

        if ((long)Collections.Count(args[0]!) * glue.Length > Limits.TextLength)
        {
            throw site.Error("memory budget exceeded");
        }

        return args[0] is string[] texts
            ? string.Join(glue, texts)
            : string.Join(glue, Collections.ToArray(args[0]!).Select(item => Values.ToText(item, site)));
    }
}

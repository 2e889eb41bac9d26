using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Builtins;

internal static class BitBuiltins
{
    public static readonly BuiltinFunction[] All =
    [
        Binary("bitand", (a, b) => a & b),
        Binary("bitor", (a, b) => a | b),
        Binary("bitxor", (a, b) => a ^ b),
        Binary("bitnand", (a, b) => a & ~b),
        Shift("bitshl", (a, b) => b > 63 ? 0 : a << b),
        Shift("bitshr", (a, b) => a >> Math.Min(b, 63)),
        Shift("bitushr", (a, b) => b > 63 ? 0 : (long)((ulong)a >> b)),
        new("bitnot", Signature.Of(ExprType.Int, [ExprType.Int]), (args, site) => ~Numbers.ToInteger(args[0], site)),
    ];

    private static BuiltinFunction Binary(string name, Func<long, long, long> apply) =>
        new(name, Signature.Of(ExprType.Int, [ExprType.Int, ExprType.Int]), (args, site) =>
            apply(Numbers.ToInteger(args[0], site), Numbers.ToInteger(args[1], site)));

    private static BuiltinFunction Shift(string name, Func<long, int, long> apply) =>
        new(name, Signature.Of(ExprType.Int, [ExprType.Int, ExprType.Int]), (args, site) =>
        {
            var count = Numbers.ToInteger(args[1], site);
            return count >= 0
                ? apply(Numbers.ToInteger(args[0], site), (int)Math.Min(count, 64))
                : throw site.Error($"invalid operation: negative shift count {count} (type int)");
        });
}

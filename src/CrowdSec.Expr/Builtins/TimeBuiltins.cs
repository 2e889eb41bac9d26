using CrowdSec.Expr.Checking;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Builtins;

internal static class TimeBuiltins
{
    private const string ZoneName = "*time.Location";

    private static readonly string[] DefaultLayouts =
    [
        "2006-01-02", "15:04:05", "2006-01-02 15:04:05", GoLayouts.Rfc3339, GoLayouts.Rfc822, GoLayouts.Rfc850, GoLayouts.Rfc1123,
    ];

    private static readonly ExprType Zone = ExprType.StructOf(NativeTypes.Find(typeof(GoZone))!);

    public static readonly BuiltinFunction[] All =
    [
        new("now", Signature.By(NowTypes), Now) { Pure = false },
        new("duration", Signature.Of(ExprType.Duration, [ExprType.String]), Duration),
        new("timezone", Signature.Of(Zone, [ExprType.String]), (args, site) => FindZone(Values.ToText(args[0], site), site)),
        new("date", Signature.By(DateTypes), Date),
    ];

    private static SignatureResult NowTypes(string name, ExprType[] arguments) =>
        arguments.Length == 0 || (arguments.Length == 1 && arguments[0].Name == ZoneName)
            ? new(ExprType.Time)
            : new($"invalid number of arguments (expected 0, got {arguments.Length})");

    private static SignatureResult DateTypes(string name, ExprType[] arguments)
    {
        if (arguments.Length < 1)
        {
            return new($"invalid number of arguments (expected at least 1, got {arguments.Length})");
        }

        var most = arguments[0].Name == ZoneName ? 4 : 3;
        return arguments.Length <= most ? new(ExprType.Time) : new($"invalid number of arguments (expected at most {most}, got {arguments.Length})");
    }

    private static object Now(object?[] args, Site site)
    {
        var now = GoTime.FromDateTimeOffset(site.Environment.Clock.GetUtcNow());
        return args.Length > 0 && args[0] is GoZone zone ? now.InZone(zone) : now;
    }

    private static object Duration(object?[] args, Site site)
    {
        var text = Values.ToText(args[0], site);
        return GoDuration.TryParse(text, out var value) ? value : throw site.Error($"time: invalid duration \"{text}\"");
    }

    private static GoZone FindZone(string name, Site site) => GoZone.TryFind(name, out var zone) ? zone : throw site.Error($"unknown time zone {name}");

    private static object Date(object?[] args, Site site)
    {
        var zone = args[0] as GoZone;
        var rest = zone is null ? args : args[1..];
        var text = Values.ToText(rest.Length > 0 ? rest[0] : null, site);
        if (rest.Length > 2)
        {
            zone = FindZone(Values.ToText(rest[2], site), site);
        }

        string[] layouts = rest.Length > 1 ? [Values.ToText(rest[1], site)] : DefaultLayouts;
        foreach (var layout in layouts)
        {
            if (GoTime.TryParse(layout, text, out var value, zone))
            {
                return value;
            }
        }

        throw site.Error(rest.Length > 1 ? $"parsing time \"{text}\" as \"{layouts[0]}\": cannot parse" : $"invalid date {text}");
    }
}

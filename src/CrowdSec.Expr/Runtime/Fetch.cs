using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Runtime;

/// <summary>Members and elements of values whose type is only known while running.</summary>
internal static class Fetch
{
    public static object? Member(object? target, object? key, Site site)
    {
        if (target is null)
        {
            throw site.Error($"cannot fetch {Formatter.Format(key, site.Types)} from <nil>");
        }

        if (target is Dictionary<string, object?> entries && key is string name)
        {
            return entries.GetValueOrDefault(name);
        }

        if (target is string || Collections.IsArray(target))
        {
            return Element(target, key, site);
        }

        return Maps.IsMap(target) ? Maps.Get(target, key) : OfHost(target, key, site);
    }

    public static object? Element(object target, object? key, Site site)
    {
        if (key is string)
        {
            throw Undefined(target, key, site);
        }

        return Element(target, Numbers.ToInteger(key, site), site);
    }

    public static object? Element(object? target, long index, Site site)
    {
        var length = target is null ? throw site.Error($"cannot fetch {index} from <nil>") : Collections.Length(target, site);
        return Collections.Element(target, Index(index, length, site), site);
    }

    public static int Index(long index, int length, Site site)
    {
        var place = index < 0 ? index + length : index;
        return place >= 0 && place < length ? (int)place : throw site.Error($"index out of range: {place} (array length is {length})");
    }

    public static object? Slice(object? target, object? from, object? to, Site site)
    {
        if (target is null || !(target is string || Collections.IsArray(target)))
        {
            throw site.Error($"cannot slice {Values.TypeName(target, site.Types)}");
        }

        var length = Collections.Length(target, site);
        var end = Bound(to is null ? length : Numbers.ToInteger(to, site), length);
        var start = Math.Min(Bound(from is null ? 0 : Numbers.ToInteger(from, site), length), end);
        if (target is string text)
        {
            return Text.Slice(text, start, end);
        }

        return target is string[] strings ? strings[start..end] : target is long[] numbers ? numbers[start..end] : Collections.ToArray(target)[start..end];
    }

    private static int Bound(long index, int length)
    {
        var place = index < 0 ? index + length : index;
        return (int)Math.Clamp(place, 0, length);
    }

    private static object? OfHost(object target, object? key, Site site)
    {
        var host = site.Types.Find(target.GetType()) ?? NativeTypes.Of(target);
        if (host is null || key is not string name)
        {
            throw Undefined(target, key, site);
        }

        if (host.Methods.TryGetValue(name, out var method))
        {
            return new BoundMethod(method, target);
        }

        return host.Fields.TryGetValue(name, out var field) ? field.Access.Read(target) : throw Undefined(target, key, site);
    }

    private static ExprRuntimeException Undefined(object target, object? key, Site site) =>
        site.Error($"cannot fetch {Formatter.Format(key, site.Types)} from {Values.TypeName(target, site.Types)}");
}

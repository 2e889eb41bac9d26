using CrowdSec.Expr.Builtins;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>The loops that make a new array or map; what they make counts against the memory budget.</summary>
internal static partial class Loops
{
    public static Code<object?> Filter(Func<ExprFrame, object?> collection, Func<ExprFrame, bool> test, int slot, Site site) => Code.Of<object?>(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        List<object?> kept = [];
        for (var i = 0; i < length; i++)
        {
            frame.Locals[slot].Number = i;
            if (test(frame))
            {
                kept.Add(Collections.Element(frame.Locals[slot].Reference, i, site));
            }
        }

        frame.Grow(kept.Count, site);
        return kept.ToArray();
    });

    public static Code<object?> FilterMap(
        Func<ExprFrame, object?> collection, Func<ExprFrame, bool> test, Func<ExprFrame, object?> select, int slot, Site site) => Code.Of<object?>(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        List<object?> made = [];
        for (var i = 0; i < length; i++)
        {
            frame.Locals[slot].Number = i;
            if (test(frame))
            {
                made.Add(select(frame));
            }
        }

        frame.Grow(made.Count, site);
        return made.ToArray();
    });

    public static Code<object?> Map(Func<ExprFrame, object?> collection, Func<ExprFrame, object?> select, int slot, Site site) => Code.Of<object?>(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        frame.Grow(length, site);
        return Selected(frame, length, select, slot);
    });

    public static Code<object?> GroupBy(Func<ExprFrame, object?> collection, Func<ExprFrame, object?> select, int slot, Site site) => Code.Of<object?>(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        var groups = new Dictionary<object, List<object?>>();
        for (var i = 0; i < length; i++)
        {
            frame.Locals[slot].Number = i;
            var key = select(frame);
            if (Collections.IsArray(key) || Maps.IsMap(key))
            {
                throw site.Error($"hash of unhashable type {Values.TypeName(key, site.Types)}");
            }

            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(groups, AnyMap.KeyFor(key), out _) ??= [];
            groups[AnyMap.KeyFor(key)].Add(Collections.Element(frame.Locals[slot].Reference, i, site));
        }

        frame.Grow(length, site);
        var map = new AnyMap(Values.NilArray);
        foreach (var (key, items) in groups)
        {
            map[key] = items.ToArray();
        }

        return map;
    });

    public static Code<object?> SortBy(Func<ExprFrame, object?> collection, Func<ExprFrame, object?> select, int slot, Func<ExprFrame, object?>? order, Site site) => Code.Of<object?>(frame =>
    {
        var descending = order is not null && ArrayBuiltins.IsDescending(order(frame), site);
        var length = Begin(frame, collection, slot, site);
        frame.Grow(length, site);
        var keys = Selected(frame, length, select, slot);
        var items = new object?[length];
        for (var i = 0; i < length; i++)
        {
            items[i] = Collections.Element(frame.Locals[slot].Reference, i, site);
        }

        return ArrayBuiltins.SortBy(items, keys, descending, site);
    });

    private static object?[] Selected(ExprFrame frame, int length, Func<ExprFrame, object?> select, int slot)
    {
        var values = new object?[length];
        for (var i = 0; i < length; i++)
        {
            frame.Locals[slot].Number = i;
            values[i] = select(frame);
        }

        return values;
    }
}

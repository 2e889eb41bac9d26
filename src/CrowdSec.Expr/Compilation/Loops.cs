using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>The loops of predicate builtins that give a number, a test's outcome or one element.</summary>
internal static partial class Loops
{
    /// <summary>Puts the collection in the slot and tells its length. Elements are only fetched when the predicate asks for them.</summary>
    private static int Begin(ExprFrame frame, Func<ExprFrame, object?> collection, int slot, Site site)
    {
        var source = collection(frame);
        var length = Collections.Length(source, site);
        frame.Locals[slot].Reference = source;
        frame.Step(length, site);
        return length;
    }

    public static Code<bool> Quantify(Func<ExprFrame, object?> collection, Func<ExprFrame, bool> test, int slot, bool stopAt, Site site) => Code.Of(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        for (var i = 0; i < length; i++)
        {
            frame.Locals[slot].Number = i;
            if (test(frame) == stopAt)
            {
                return stopAt;
            }
        }

        return !stopAt;
    });

    public static Code<bool> One(Func<ExprFrame, object?> collection, Func<ExprFrame, bool> test, int slot, Site site)
    {
        var count = Count(collection, test, slot, site).Run;
        return Code.Of(frame => count(frame) == 1);
    }

    public static Code<long> Count(Func<ExprFrame, object?> collection, Func<ExprFrame, bool> test, int slot, Site site) => Code.Of(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        long count = 0;
        for (var i = 0; i < length; i++)
        {
            frame.Locals[slot].Number = i;
            count += test(frame) ? 1 : 0;
        }

        return count;
    });

    /// <summary>count without a predicate counts the elements that are true.</summary>
    public static Code<long> CountTrue(Func<ExprFrame, object?> collection, Site site) => Code.Of(frame =>
    {
        var source = collection(frame);
        var length = Collections.Length(source, site);
        long count = 0;
        for (var i = 0; i < length; i++)
        {
            count += Values.ToBool(Collections.Element(source, i, site), site) ? 1 : 0;
        }

        return count;
    });

    private static int Search(ExprFrame frame, int length, Func<ExprFrame, bool> test, int slot, bool forward)
    {
        for (var n = 0; n < length; n++)
        {
            var i = forward ? n : length - 1 - n;
            frame.Locals[slot].Number = i;
            if (test(frame))
            {
                return i;
            }
        }

        return -1;
    }

    public static Code<object?> Find(Func<ExprFrame, object?> collection, Func<ExprFrame, bool> test, int slot, bool forward, Site site) => Code.Of(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        var found = Search(frame, length, test, slot, forward);
        return found < 0 ? null : Collections.Element(frame.Locals[slot].Reference, found, site);
    });

    public static Code<object?> FindIndex(Func<ExprFrame, object?> collection, Func<ExprFrame, bool> test, int slot, bool forward, Site site) => Code.Of(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        var found = Search(frame, length, test, slot, forward);
        return found < 0 ? null : (object?)(long)found;
    });

    public static Code<object?> Sum(Func<ExprFrame, object?> collection, Func<ExprFrame, object?>? select, int slot, Site site) => Code.Of<object?>(frame =>
    {
        var source = collection(frame);
        var length = Collections.Length(source, site);
        frame.Step(length, site);
        object? sum = 0L;
        if (select is not null)
        {
            frame.Locals[slot].Reference = source;
        }

        for (var i = 0; i < length; i++)
        {
            if (select is not null)
            {
                frame.Locals[slot].Number = i;
            }

            sum = Arithmetic.Add(sum, select is null ? Collections.Element(source, i, site) : select(frame), site);
        }

        return sum;
    });

    public static Code<object?> Reduce(Func<ExprFrame, object?> collection, Func<ExprFrame, object?> select, int slot, Func<ExprFrame, object?>? initial, Site site) => Code.Of(frame =>
    {
        var length = Begin(frame, collection, slot, site);
        if (initial is null && length == 0)
        {
            throw site.Error("reduce of empty array with no initial value");
        }

        var result = initial is null ? Collections.Element(frame.Locals[slot].Reference, 0, site) : initial(frame);
        for (var i = initial is null ? 1 : 0; i < length; i++)
        {
            frame.Locals[slot].Number = i;
            frame.Locals[slot + 1].Reference = result;
            result = select(frame);
        }

        return result;
    });
}

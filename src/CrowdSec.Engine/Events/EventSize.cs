namespace CrowdSec.Engine.Events;

/// <summary>Estimates the managed memory of an event that is kept, in bytes, on a 64-bit runtime.</summary>
internal static class EventSize
{
    private const int Objects = 700;
    private const int Field = 32;
    private const int Text = 24;
    private const int Value = 64;

    public static int Of(Event evt)
    {
        var size = Objects + OfText(evt.Line.Raw) + Fields(evt.Parsed) + Fields(evt.Meta) + Fields(evt.Enriched);
        size += evt.HasUnmarshaled ? OfValue(evt.Unmarshaled) : 0;
        return (int)Math.Min(size, int.MaxValue / 2);
    }

    private static long OfText(string text) => Text + (2L * text.Length);

    private static long Fields(FieldMap fields)
    {
        long size = 0;
        foreach (var slot in fields.UsedSlots)
        {
            size += Field + Text + (2L * fields.GetSpan(slot).Length);
        }

        return size;
    }

    // The depth of what is kept is bounded, see UnmarshaledValue.
    private static long OfValue(object? value) => value switch
    {
        string text => OfText(text),
        Dictionary<string, object?> map => Value + map.Sum(static p => OfText(p.Key) + Field + OfValue(p.Value)),
        object?[] list => Value + list.Sum(static item => sizeof(long) + OfValue(item)),
        _ => Text,
    };
}

using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>
/// The method ParseDate: finds the instant that a text means and writes evt.Enriched.MarshaledTime. Lines of one second repeat the text, so the last few results
/// are remembered. Thread-safe.
/// </summary>
internal sealed class ParseDateTarget(FieldNames names, TimeProvider clock) : IStaticTarget
{
    private const int Remembered = 256;

    private readonly int _slot = names.SlotOf("MarshaledTime");
    private readonly Result?[] _results = new Result?[Remembered];

    public bool AcceptsEmpty => true;

    public void Assign(Event evt, string value, ParseContext context)
    {
        var result = Find(value, evt.StrTimeFormat);
        evt.Enriched.Set(_slot, result.Text);
        evt.SetParsedTime(result.Text, result.Time);
        if (evt.ExpectMode == ExpectMode.TimeMachine)
        {
            evt.Time = result.Time;
        }
    }

    private Result Find(string value, string format)
    {
        ref var place = ref _results[string.GetHashCode(value) & (Remembered - 1)];
        var known = Volatile.Read(ref place);
        if (known is not null && known.Value == value && known.Format == format)
        {
            return known;
        }

        if (!DateParser.TryParse(value, format, clock, out var time))
        {
            // Now, and not remembered: the next line's now is another one.
            time = GoTime.FromDateTimeOffset(clock.GetUtcNow());
            return new Result(value, format, time, time.ToRfc3339Nano());
        }

        var result = new Result(value, format, time, time.ToRfc3339Nano());
        Volatile.Write(ref place, result);
        return result;
    }

    private sealed record Result(string Value, string Format, GoTime Time, string Text);
}

using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Events;

/// <summary>
/// What travels from the parsers to the buckets (evt in expressions). Pooled: an event belongs to one worker and is cleared for the next
/// line; whoever keeps something of it takes a <see cref="Clone"/> or a snapshot.
/// </summary>
/// <param name="compact">For events that are kept: smaller, slower to read.</param>
public sealed class Event(FieldNames names, bool compact = false)
{
    private int _size;
    private string _timeText = "";
    private GoTime _timeValue;
    private Dictionary<string, object?>? _unmarshaled;

    public FieldNames Names { get; } = names;

    public EventKind Kind { get; set; }

    public ExpectMode ExpectMode { get; set; }

    public bool Whitelisted { get; set; }

    public string WhitelistReason { get; set; } = "";

    public string Stage { get; set; } = "";

    public LogLine Line { get; } = new() { Labels = new FieldMap(names, compact: true) };

    public FieldMap Parsed { get; } = new(names, compact);

    public FieldMap Enriched { get; } = new(names, compact);

    public FieldMap Meta { get; } = new(names, compact);

    public Dictionary<string, object?> Unmarshaled => _unmarshaled ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    public bool HasUnmarshaled => _unmarshaled is { Count: > 0 };

    public Overflow Overflow { get; set; } = NoOverflow;

    public GoTime Time { get; set; }

    public string StrTime { get; set; } = "";

    public string StrTimeFormat { get; set; } = "";

    /// <summary>RFC 3339 text of the event's own time; "" as long as nobody found one.</summary>
    public string MarshaledTime { get; set; } = "";

    public bool Process { get; set; }

    internal static Overflow NoOverflow { get; } = new();

    /// <summary>Remembers what a time text means, so that the buckets need not parse it again.</summary>
    internal void SetParsedTime(string text, GoTime value)
    {
        _timeText = text;
        _timeValue = value;
    }

    /// <summary>The instant that <see cref="MarshaledTime"/> names; false when it is empty or unreadable.</summary>
    public bool TryGetMarshaledTime(out GoTime time)
    {
        if (MarshaledTime.Length > 0 && ReferenceEquals(_timeText, MarshaledTime))
        {
            time = _timeValue;
            return true;
        }

        if (!GoTime.TryParseRfc3339(MarshaledTime, out time))
        {
            return false;
        }

        SetParsedTime(MarshaledTime, time);
        return true;
    }

    public string GetMeta(string key)
    {
        switch (Kind)
        {
            case EventKind.Log:
                return Meta.Get(key);
            case EventKind.Overflow:
                foreach (var alert in Overflow.ApiAlerts)
                {
                    if (FirstMeta(alert, key) is { Length: > 0 } value)
                    {
                        return value;
                    }
                }

                return "";
            default:
                return "";
        }
    }

    public void Clear()
    {
        Kind = EventKind.Log;
        Whitelisted = false;
        WhitelistReason = "";
        Stage = "";
        Parsed.Clear();
        Enriched.Clear();
        Meta.Clear();
        _unmarshaled?.Clear();
        Overflow = NoOverflow;
        Time = default;
        StrTime = "";
        StrTimeFormat = "";
        MarshaledTime = "";
        _timeText = "";
        Process = false;
    }

    /// <summary>Estimated bytes in memory, taken once: for events that sit in a bucket.</summary>
    internal int Size => _size == 0 ? _size = EventSize.Of(this) : _size;

    /// <summary>A deep copy, for traces and dumps.</summary>
    public Event Clone()
    {
        var copy = new Event(Names, compact: true);
        CopyTo(copy);
        return copy;
    }

    /// <summary>A copy of what is retained of an event in a bucket.</summary>
    internal Event Clone(RetainedFields retained)
    {
        var copy = new Event(Names, compact: true)
        {
            Kind = Kind,
            ExpectMode = ExpectMode,
            Stage = Stage,
            Overflow = Overflow,
            Time = Time,
            StrTime = StrTime,
            StrTimeFormat = StrTimeFormat,
            MarshaledTime = MarshaledTime,
            Process = Process,
        };
        Enriched.CopyTo(copy.Enriched);
        Meta.CopyTo(copy.Meta);
        if (retained.Parsed)
        {
            Parsed.CopyTo(copy.Parsed);
        }

        if (retained.Line)
        {
            Line.CopyTo(copy.Line);
        }

        if (retained.Unmarshaled)
        {
            CopyUnmarshaledTo(copy);
        }

        return copy;
    }

    /// <summary>Copies everything into a fresh event, which may number its fields differently.</summary>
    internal void CopyTo(Event copy)
    {
        copy.Kind = Kind;
        copy.ExpectMode = ExpectMode;
        copy.Whitelisted = Whitelisted;
        copy.WhitelistReason = WhitelistReason;
        copy.Stage = Stage;
        copy.Overflow = Overflow;
        copy.Time = Time;
        copy.StrTime = StrTime;
        copy.StrTimeFormat = StrTimeFormat;
        copy.MarshaledTime = MarshaledTime;
        copy.Process = Process;
        Line.CopyTo(copy.Line);
        Parsed.CopyTo(copy.Parsed);
        Enriched.CopyTo(copy.Enriched);
        Meta.CopyTo(copy.Meta);
        CopyUnmarshaledTo(copy);
    }

    private void CopyUnmarshaledTo(Event copy)
    {
        if (!HasUnmarshaled)
        {
            return;
        }

        foreach (var (key, value) in Unmarshaled)
        {
            copy.Unmarshaled[key] = UnmarshaledValue.Copy(value);
        }
    }

    private static string FirstMeta(Alert alert, string key)
    {
        foreach (var item in alert.Events)
        {
            if (item.GetMeta(key) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }
}

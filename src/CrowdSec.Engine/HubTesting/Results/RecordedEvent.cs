using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.HubTesting.Results;

/// <summary>An event as it was at one moment. Immutable; parts that did not change are shared with the moment before.</summary>
public sealed record RecordedEvent
{
    public EventKind Kind { get; init; }

    public ExpectMode ExpectMode { get; init; }

    public bool Whitelisted { get; init; }

    public string WhitelistReason { get; init; } = "";

    public string Stage { get; init; } = "";

    public required RecordedLine Line { get; init; }

    public FrozenFields Parsed { get; init; } = FrozenFields.Empty;

    public FrozenFields Enriched { get; init; } = FrozenFields.Empty;

    public FrozenFields Meta { get; init; } = FrozenFields.Empty;

    /// <summary>Whole JSON numbers below a million are integers here, see <see cref="WholeNumbers"/>.</summary>
    public Dictionary<string, object?> Unmarshaled { get; init; } = NothingUnmarshaled;

    public required Overflow Overflow { get; init; }

    public GoTime Time { get; init; }

    public string StrTime { get; init; } = "";

    public string StrTimeFormat { get; init; } = "";

    public string MarshaledTime { get; init; } = "";

    public bool Process { get; init; }

    private static Dictionary<string, object?> NothingUnmarshaled { get; } = [];

    /// <param name="previous">An earlier moment of the same event, or null.</param>
    public static RecordedEvent Of(Event evt, int lineNumber, RecordedEvent? previous) => new()
    {
        Kind = evt.Kind,
        ExpectMode = evt.ExpectMode,
        Whitelisted = evt.Whitelisted,
        WhitelistReason = evt.WhitelistReason,
        Stage = evt.Stage,
        Line = SameLine(evt.Line, previous) ? previous!.Line : RecordLine(evt.Line, lineNumber),
        Parsed = FrozenFields.Of(evt.Parsed, previous?.Parsed),
        Enriched = FrozenFields.Of(evt.Enriched, previous?.Enriched),
        Meta = FrozenFields.Of(evt.Meta, previous?.Meta),
        Unmarshaled = evt.HasUnmarshaled ? WholeNumbers.Normalize(evt.Unmarshaled) : NothingUnmarshaled,
        Overflow = evt.Overflow,
        Time = evt.Time,
        StrTime = evt.StrTime,
        StrTimeFormat = evt.StrTimeFormat,
        MarshaledTime = evt.MarshaledTime,
        Process = evt.Process,
    };

    private static bool SameLine(LogLine line, RecordedEvent? previous) =>
        previous is not null && (object)previous.Line.Raw == line.Raw && previous.Line.Src == line.Src && previous.Line.Module == line.Module;

    private static RecordedLine RecordLine(LogLine line, int number) =>
        new(number, line.Raw, line.Src, line.Time, line.Labels is { } labels ? FrozenFields.From(labels.Pairs) : FrozenFields.Empty, line.Process, line.Module);
}

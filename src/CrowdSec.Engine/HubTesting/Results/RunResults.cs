namespace CrowdSec.Engine.HubTesting.Results;

/// <summary>Everything that was recorded while lines ran through the engine.</summary>
public sealed class RunResults
{
    public ParserResults Parsers { get; } = new();

    /// <summary>The overflows that gave alerts, after the postoverflow stages, in the order in which they happened.</summary>
    public List<RecordedEvent> Overflows { get; } = [];

    /// <summary>Scenario → the events that its buckets took.</summary>
    public SortedDictionary<string, List<RecordedEvent>> Poured { get; } = new(StringComparer.Ordinal);

    /// <summary>The events that were offered to the buckets.</summary>
    public List<RecordedEvent> Offered { get; } = [];

    /// <summary>The lines of the run as they ended parsing, in order.</summary>
    public List<RecordedEvent> Lines { get; } = [];

    /// <summary>The overflows in the order in which assertions count them: descending by scenario and sources.</summary>
    public IReadOnlyList<RecordedEvent> SortedOverflows() => AssertionOrder.Sort(Overflows, SortKey);

    private static string SortKey(RecordedEvent evt) => evt.Overflow.Alert?.Scenario + string.Join('@', evt.Overflow.GetSources());
}

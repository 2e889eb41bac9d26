namespace CrowdSec.Engine.Events;

/// <summary>
/// What must be kept of an event once it sits in a bucket: Meta and Enriched always (alerts show them); the rest only if some expression that runs
/// later (context, scope, condition, overflow filter) reads it.
/// </summary>
/// <param name="Line">evt.Line, and the small parts of the event that are no maps: Stage, StrTime, StrTimeFormat, ExpectMode.</param>
internal sealed record RetainedFields(bool Parsed, bool Unmarshaled, bool Line)
{
    public static readonly RetainedFields Least = new(false, false, false);
    public static readonly RetainedFields Everything = new(true, true, true);
}

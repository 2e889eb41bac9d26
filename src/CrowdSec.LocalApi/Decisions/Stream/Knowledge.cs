namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>What a program knows, when nobody can say which of some answers it got.</summary>
/// <param name="Since">What it knows at least.</param>
/// <param name="Told">Ends up to this instant (UTC ticks) may have been told: later than <see cref="StreamCursor.At"/> when the clock went back in between.</param>
internal readonly record struct Knowledge(StreamCursor Since, long Told)
{
    public static Knowledge Of(StreamCursor cursor) => new(cursor, cursor.At);

    /// <summary>It may have got this later answer too. After a clock went back that tells of earlier ends than the ones before.</summary>
    public Knowledge Maybe(StreamCursor later) => new(Since with { At = Math.Min(Since.At, later.At) }, Math.Max(Told, later.At));

    /// <summary>It is either of them.</summary>
    public static Knowledge Either(Knowledge a, Knowledge b) => new(StreamCursor.Older(a.Since, b.Since), Math.Max(a.Told, b.Told));
}

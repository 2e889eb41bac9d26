using System.Globalization;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>
/// How far a puller is: it knows all changes up to the sequence, and all natural ends up to the instant. What it has to hear next follows from this, the filter and the index; the server
/// needs to remember nothing else.
/// </summary>
/// <param name="At">UTC ticks.</param>
internal readonly record struct StreamCursor(long Sequence, long At)
{
    /// <summary>A puller that knows nothing.</summary>
    public static readonly StreamCursor Start = new(-1, 0);

    /// <summary>Of a puller that another implementation served last: it has to hear everything, and what ended since.</summary>
    public static StreamCursor Foreign(DateTime lastPull) => new(-1, lastPull.Ticks);

    public bool KnowsChanges => Sequence >= 0;

    public bool KnowsEnds => At > 0;

    /// <summary>The one that knows less, in both respects.</summary>
    public static StreamCursor Older(StreamCursor a, StreamCursor b) => new(Math.Min(a.Sequence, b.Sequence), Math.Min(a.At, b.At));

    /// <summary>"sequence-ticks", for event ids.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}-{At}");

    public static bool TryParse(ReadOnlySpan<char> text, out StreamCursor cursor)
    {
        cursor = Start;
        var dash = text.IndexOf('-');
        if (dash < 0
            || !long.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !long.TryParse(text[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || at > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        cursor = new(sequence, at);
        return true;
    }
}

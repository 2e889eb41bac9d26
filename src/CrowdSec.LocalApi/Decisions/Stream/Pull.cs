namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>A pull that is being answered.</summary>
/// <param name="Puller">Null: it becomes a puller of its own when it is answered.</param>
/// <param name="Since">What it knows at least.</param>
/// <param name="Told">Ends up to this instant (UTC ticks) may have been told: in the future when the clock went back.</param>
internal sealed record Pull(PullerBook Book, Puller? Puller, PullSource Source, StreamCursor Since, long Told);

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>A pull that is being answered.</summary>
/// <param name="Puller">Null: it becomes a puller of its own when it is answered.</param>
/// <param name="Knowledge">What the program knows before.</param>
internal sealed record Pull(PullerBook Book, Puller? Puller, PullSource Source, Knowledge Knowledge);

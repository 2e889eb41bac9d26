namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

internal enum TailResult
{
    /// <summary>Something was read; there may be more.</summary>
    More,

    /// <summary>There is no further whole line at the moment.</summary>
    AtEnd,

    /// <summary>The file no longer holds what was read: it was emptied or written anew.</summary>
    Rewritten,
}

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>Where reading a file begins.</summary>
/// <param name="Generation">How often the file had been emptied before.</param>
/// <param name="IsBacklog">What is in it now was written while nobody read.</param>
/// <param name="IsCopy">It repeats what was read of another file, up to the offset.</param>
internal readonly record struct TailStart(long Offset, int Generation, bool IsBacklog, bool IsCopy = false);

namespace CrowdSec.Engine.Acquisition.Memory;

/// <summary>What acquisition has to remember from one run of the program to the next. Not thread-safe.</summary>
public sealed class AcquisitionMemory
{
    public const int CurrentVersion = 1;

    public int Version { get; set; } = CurrentVersion;

    /// <summary>When files were last looked for, by the source that did so first: nanoseconds since 1970. What was made since may be unknown.</summary>
    public long Looked { get; set; } = long.MaxValue;

    /// <summary>Parts of rotated logs that were there already at <see cref="Looked"/>, though hardly older: they are not new.</summary>
    public HashSet<SeenPart> Seen { get; } = [];

    /// <summary>
    /// File patterns that were followed: a file under one of them that is not among <see cref="Files"/> is new. Under any other pattern it was there before,
    /// and what it holds is history.
    /// </summary>
    public HashSet<string> Patterns { get; } = new(StringComparer.Ordinal);

    public List<FileMemory> Files { get; } = [];
}

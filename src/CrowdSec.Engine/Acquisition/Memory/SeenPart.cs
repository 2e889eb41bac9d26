namespace CrowdSec.Engine.Acquisition.Memory;

/// <summary>A file that was seen and not read, made so shortly before files were looked for that its age alone would not tell it from a later one.</summary>
/// <param name="Born">Nanoseconds since 1970.</param>
public sealed record SeenPart(ulong Inode, long Born);

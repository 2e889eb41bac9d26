namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>What tells one file from every other, whatever it is called. The time of birth tells it from an older one whose inode it got.</summary>
/// <param name="Born">Nanoseconds since 1970; 0 when the file system does not know.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode, long Born);

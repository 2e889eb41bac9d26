namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>A file that a pattern finds and that is not open yet.</summary>
internal readonly record struct FoundFile(string Path, string Pattern, FileStat Stat);

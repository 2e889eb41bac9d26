namespace CrowdSec.LocalApi.Profiles;

/// <summary>A string of a profile with its place (1-based), so that a mistake inside it can be pointed at.</summary>
internal readonly record struct SourceText(string Value, string File, int Line, int Column);

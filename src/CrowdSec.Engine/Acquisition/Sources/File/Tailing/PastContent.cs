namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>How far a content has been read that may turn up again as a copy.</summary>
/// <param name="Guard">The bytes before the offset.</param>
internal sealed record PastContent(byte[] Head, long Offset, byte[] Guard);

namespace CrowdSec.Engine.Hub;

/// <param name="Version">"0.1", "1.2.3".</param>
/// <param name="Digest">SHA-256 of the file, lowercase hexadecimal.</param>
public sealed record IndexVersion(string Version, string Digest, bool Deprecated);

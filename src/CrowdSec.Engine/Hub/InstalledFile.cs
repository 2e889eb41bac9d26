namespace CrowdSec.Engine.Hub;

/// <summary>A file found below the installation directory.</summary>
/// <param name="Path">As installed: usually a link.</param>
/// <param name="Target">The file behind it.</param>
/// <param name="RelativePath">Below the type's (and stage's) directory.</param>
/// <param name="HubPath">The target relative to the hub directory; null when it lies outside.</param>
internal sealed record InstalledFile(HubItemType Type, string Stage, string Path, string Target, string RelativePath, string? HubPath);

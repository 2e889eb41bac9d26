namespace CrowdSec.Engine.Hub;

/// <summary>Where a hub lives on disk.</summary>
/// <param name="HubDirectory">Downloaded files, in the hub's own layout.</param>
/// <param name="InstallDirectory">Holds "parsers/stage/", "scenarios/" …: links to downloaded files, and local items.</param>
/// <param name="DataDirectory">Data files of items.</param>
public sealed record HubPlaces(string HubDirectory, string InstallDirectory, string DataDirectory);

namespace CrowdSec.Cli.Machines;

/// <summary>An item that a machine told it has.</summary>
/// <param name="Type">"parsers", "scenarios" …</param>
internal sealed record MachineHubItem(string Type, string Name, string Status, string Version);

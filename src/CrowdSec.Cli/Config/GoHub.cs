using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>The places of the hub.</summary>
internal sealed record GoHub(PathsConfig Paths);

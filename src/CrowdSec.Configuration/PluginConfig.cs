namespace CrowdSec.Configuration;

/// <summary>Section "plugin_config": the account that notification plugins run as.</summary>
public sealed record PluginConfig
{
    public string User { get; init; } = "";

    public string Group { get; init; } = "";
}

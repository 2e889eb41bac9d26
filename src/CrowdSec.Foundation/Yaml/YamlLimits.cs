namespace CrowdSec.Foundation.Yaml;

/// <summary>Bounds on what one YAML file may make us build; alias expansion counts every time.</summary>
/// <param name="MaxNodes">Default: 500,000 nodes.</param>
/// <param name="MaxDepth">Default: 100 levels.</param>
/// <param name="MaxCharacters">Default: 16 Mi characters.</param>
public sealed record YamlLimits(int MaxNodes = 500_000, int MaxDepth = 100, int MaxCharacters = 16 * 1024 * 1024)
{
    public static readonly YamlLimits Default = new();
}

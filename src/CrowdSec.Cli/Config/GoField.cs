namespace CrowdSec.Cli.Config;

/// <summary>A field as the reference names it: in expressions and JSON, and in YAML.</summary>
/// <param name="YamlKey">Empty: not written.</param>
internal sealed record GoField(string Name, string YamlKey, Func<object, object?> Get);

namespace CrowdSec.Foundation.Yaml;

public sealed record YamlEntry(YamlScalar Key, YamlNode Value);

namespace CrowdSec.Foundation.Yaml;

/// <summary>A node of a YAML document, with its place. Line and column are 1-based.</summary>
public abstract class YamlNode(int line, int column)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>"a mapping", "a sequence", "a scalar": for messages.</summary>
    public abstract string Kind { get; }
}

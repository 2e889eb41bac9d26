namespace CrowdSec.Patterns;

[Flags]
public enum PatternOptions
{
    None = 0,
    IgnoreCase = 1,

    /// <summary>Unnamed groups do not capture: fewer registers to carry along.</summary>
    NamedGroupsOnly = 2,
}

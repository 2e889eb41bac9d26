namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>Leaves the depths of an expansion; becomes a <see cref="GrokError"/> at the surface.</summary>
internal sealed class GrokException(GrokError error) : Exception(error.Message)
{
    public GrokError Error { get; } = error;
}

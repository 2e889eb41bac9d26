namespace CrowdSec.Engine.HubTesting.Dumps;

/// <summary>A time, which YAML writes without quotes.</summary>
internal sealed record YamlTime(string Text) : IFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider) => Text;
}

using System.Text.Json;

namespace CrowdSec.Protocol.Json;

internal static class JsonWriting
{
    /// <summary>Leaves the field out when there is nothing to say.</summary>
    public static void Optional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }
}

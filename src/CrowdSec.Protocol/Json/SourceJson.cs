using System.Globalization;
using System.Text.Json;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Protocol.Json;

/// <summary>Sources of alerts.</summary>
internal static class SourceJson
{
    private enum Field
    {
        AsName,
        AsNumber,
        Cn,
        Ip,
        Latitude,
        Longitude,
        Range,
        Scope,
        Value,
    }

    private static readonly JsonFields Fields = new("as_name", "as_number", "cn", "ip", "latitude", "longitude", "range", "scope", "value");

    private static readonly ulong Required = JsonFields.Mask(Field.Scope, Field.Value);

    public static void Write(Utf8JsonWriter json, Source source)
    {
        json.WriteStartObject("source"u8);
        json.Optional("as_name"u8, source.AsName);
        json.Optional("as_number"u8, source.AsNumber);
        json.Optional("cn"u8, source.Cn);
        json.Optional("ip"u8, source.Ip);
        Number(json, "latitude"u8, source.Latitude);
        Number(json, "longitude"u8, source.Longitude);
        json.Optional("range"u8, source.Range);
        json.WriteString("scope"u8, source.Scope);
        json.WriteString("value"u8, source.Value);
        json.WriteEndObject();
    }

    public static Source Read(ref WireReader reader)
    {
        var source = new Source();
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(Fields, ref field, ref seen))
        {
            switch ((Field)field)
            {
                case Field.AsName: source.AsName = reader.String(); break;
                case Field.AsNumber: source.AsNumber = reader.String(); break;
                case Field.Cn: source.Cn = reader.String(); break;
                case Field.Ip: source.Ip = reader.String(); break;
                case Field.Latitude: source.Latitude = reader.Single(); break;
                case Field.Longitude: source.Longitude = reader.Single(); break;
                case Field.Range: source.Range = reader.String(); break;
                case Field.Scope: source.Scope = reader.String(); break;
                default: source.Value = reader.String(); break;
            }
        }

        reader.Require(Fields, Required, seen);
        return source;
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, float value)
    {
        if (value == 0 || !float.IsFinite(value))
        {
            return;
        }

        // The digits that tell a float from its neighbours, not those of the double that it widens to.
        var digits = double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        json.WritePropertyName(name);
        json.WriteRawValue(GoFloat.FormatJson(digits), skipInputValidation: true);
    }
}

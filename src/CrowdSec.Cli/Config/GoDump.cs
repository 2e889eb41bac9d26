using System.Globalization;
using System.Text;
using System.Text.Json;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Config;

/// <summary>Writes settings: as Go would write them in a program, as JSON, and as YAML.</summary>
internal sealed class GoDump(GoStructs structs)
{
    /// <summary>"nil", "true", "&amp;csconfig.CTICfg{…}".</summary>
    public string Literal(object? value)
    {
        var text = new StringBuilder();
        WriteLiteral(text, value, 0);
        return text.ToString();
    }

    public string Json(object? value) => JsonText.Write(2, json => WriteJson(json, value));

    public string Yaml(object? value) => YamlWriter.ToText(Plain(value));

    private void WriteLiteral(StringBuilder text, object? value, int level)
    {
        if (structs.Find(value) is { Fields.Count: > 0 } known)
        {
            text.Append('&').Append(known.Name).Append("{\n");
            foreach (var field in known.Fields)
            {
                text.Append(' ', (level + 1) * 2).Append(field.Name).Append(": ");
                WriteLiteral(text, field.Get(value!), level + 1);
                text.Append(",\n");
            }

            text.Append(' ', level * 2).Append('}');
        }
        else if (value is IEnumerable<string> list)
        {
            text.Append("[]string{").Append(list.Any() ? "\n" : "");
            foreach (var item in list)
            {
                text.Append(' ', (level + 1) * 2).Append(Quoted(item)).Append(",\n");
            }

            text.Append(' ', list.Any() ? level * 2 : 0).Append('}');
        }
        else
        {
            text.Append(value switch
            {
                null => "nil",
                bool flag => flag ? "true" : "false",
                string s => Quoted(s),
                GoLogLevel log => $"&{log.Number}",
                GoDuration duration => duration.Nanoseconds.ToString(CultureInfo.InvariantCulture),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString(),
            });
        }
    }

    private void WriteJson(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return;
            case bool flag:
                json.WriteBooleanValue(flag);
                return;
            case long number:
                json.WriteNumberValue(number);
                return;
            case GoDuration duration:
                json.WriteNumberValue(duration.Nanoseconds);
                return;
            case IEnumerable<string> list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    json.WriteStringValue(item);
                }

                json.WriteEndArray();
                return;
        }

        if (structs.Find(value) is not { Fields.Count: > 0 } known)
        {
            json.WriteStringValue(Word(value));
            return;
        }

        json.WriteStartObject();
        foreach (var field in known.Fields)
        {
            json.WritePropertyName(field.Name);
            WriteJson(json, field.Get(value));
        }

        json.WriteEndObject();
    }

    /// <summary>For YAML: settings that are not set are left out.</summary>
    private object? Plain(object? value)
    {
        if (structs.Find(value) is not { Fields.Count: > 0 } known)
        {
            return value is GoDuration or GoLogLevel ? Word(value) : value;
        }

        return known.Fields.Where(static f => f.YamlKey.Length > 0)
            .Select(f => KeyValuePair.Create(f.YamlKey, Plain(f.Get(value!))))
            .Where(static p => p.Value is not null and not "" and not IReadOnlyCollection<string> { Count: 0 })
            .ToList();
    }

    private static string Word(object value) => value is GoLogLevel level ? level.Name : value.ToString() ?? "";

    private static string Quoted(string text) => JsonText.Write(0, json => json.WriteStringValue(text));
}

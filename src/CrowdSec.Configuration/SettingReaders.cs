using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

/// <summary>Checks that several sections share.</summary>
internal static class SettingReaders
{
    public static string OneOf(this YamlMapReader reader, string key, string fallback, params ReadOnlySpan<string> allowed)
    {
        var value = reader.String(key, fallback);
        if (value.Length == 0)
        {
            return fallback;
        }

        if (allowed.Contains(value))
        {
            return value;
        }

        reader.Error(key, $"'{key}' is '{value}'", $"use one of: {string.Join(", ", allowed)}");
        return fallback;
    }

    public static string LogLevel(this YamlMapReader reader, string key, string fallback = "")
    {
        var value = reader.String(key, fallback).ToLowerInvariant();
        return value switch
        {
            "warn" => "warning",
            "" => fallback,
            "trace" or "debug" or "info" or "warning" or "error" or "fatal" or "panic" => value,
            _ => Refuse(reader, key, value, fallback),
        };
    }

    /// <summary>A whole number between the bounds, both included.</summary>
    public static int Count(this YamlMapReader reader, string key, int fallback, int least, int most)
    {
        var value = reader.Long(key, fallback);
        if (value >= least && value <= most)
        {
            return (int)value;
        }

        reader.Error(key, $"'{key}' is {value}", $"use a number from {least} to {most}");
        return fallback;
    }

    /// <summary>A duration in which days are allowed, kept as text; empty when missing.</summary>
    public static string LongDuration(this YamlMapReader reader, string key, string fallback = "")
    {
        var text = reader.String(key, fallback);
        if (text.Length > 0 && !GoDuration.TryParseWithDays(text, out _))
        {
            reader.Error(key, $"'{key}' is '{text}'", "use a duration such as '7d', '12h' or '1d12h'");
            return fallback;
        }

        return text;
    }

    private static string Refuse(YamlMapReader reader, string key, string value, string fallback)
    {
        reader.Error(key, $"'{key}' is '{value}'", "use one of: trace, debug, info, warning, error, fatal");
        return fallback;
    }
}

using System.Globalization;

namespace CrowdSec.Foundation.Yaml;

/// <summary>A scalar. Its text is as written; <see cref="Resolve"/> gives the value that the core schema sees in it.</summary>
/// <param name="plain">Unquoted and not a block scalar: only then may it mean a number, a bool or null.</param>
public sealed class YamlScalar(string text, bool plain, int line, int column) : YamlNode(line, column)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = plain;

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Kind => "a scalar";

    public bool TryBool(out bool value)
    {
        value = false;
        if (!IsPlain)
        {
            return false;
        }

        switch (Text)
        {
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y":
                value = true;
                return true;
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N":
                return true;
            default:
                return false;
        }
    }

    public bool TryLong(out long value)
    {
        var text = Text.Replace("_", "", StringComparison.Ordinal);
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public bool TryDouble(out double value) =>
        double.TryParse(Text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>null, bool, long, double or string.</summary>
    public object? Resolve()
    {
        if (!IsPlain)
        {
            return Text;
        }

        if (IsNull)
        {
            return null;
        }

        if (Text is "true" or "True" or "TRUE")
        {
            return true;
        }

        if (Text is "false" or "False" or "FALSE")
        {
            return false;
        }

        if (!CouldBeNumber(Text[0]))
        {
            return Text;
        }

        if (TryLong(out var whole))
        {
            return whole;
        }

        return TryDouble(out var real) ? real : Text;
    }

    private static bool CouldBeNumber(char first) => char.IsAsciiDigit(first) || first is '-' or '+' or '.';
}

using System.Globalization;

namespace CrowdSec.Engine.Items;

/// <summary>The format: key of items: which versions of the language this engine speaks (1.0 to 3.0; "" means 1.0).</summary>
internal static class FormatVersion
{
    public static bool IsSupported(string format) =>
        format.Length == 0 || (double.TryParse(format, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) && version is >= 1.0 and <= 3.0);
}

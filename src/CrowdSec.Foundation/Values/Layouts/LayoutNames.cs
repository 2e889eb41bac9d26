namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>English month and weekday names.</summary>
internal static class LayoutNames
{
    private const int ShortLength = 3;

    public static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static readonly string[] Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    public static ReadOnlySpan<char> Short(string name) => name.AsSpan(0, ShortLength);

    /// <summary>Takes a name off the text, whatever its case; gives its index or -1.</summary>
    public static int Take(string[] names, bool shortForm, ref ReadOnlySpan<char> text)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var name = shortForm ? Short(names[i]) : names[i];
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                text = text[name.Length..];
                return i;
            }
        }

        return -1;
    }
}

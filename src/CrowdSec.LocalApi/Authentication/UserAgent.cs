namespace CrowdSec.LocalApi.Authentication;

/// <summary>What the User-Agent header tells of a program.</summary>
internal static class UserAgent
{
    private const int LongestKept = 255;
    private const string Unknown = "N/A";

    /// <summary>Of a bouncer: "type/version" with exactly one slash; of anything else the whole is the type.</summary>
    public static (string Type, string Version) OfBouncer(string text)
    {
        text = Cut(text);
        var slash = text.IndexOf('/');
        return slash >= 0 && text.IndexOf('/', slash + 1) < 0 ? (text[..slash], text[(slash + 1)..]) : (text, Unknown);
    }

    /// <summary>Of a machine: the version behind the only slash; null when there is none or more than one.</summary>
    public static string? VersionOfMachine(string text)
    {
        text = Cut(text);
        var slash = text.IndexOf('/');
        return slash >= 0 && text.IndexOf('/', slash + 1) < 0 ? text[(slash + 1)..] : null;
    }

    private static string Cut(string text) => text.Length > LongestKept ? text[..LongestKept] : text;
}

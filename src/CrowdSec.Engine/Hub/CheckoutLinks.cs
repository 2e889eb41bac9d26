namespace CrowdSec.Engine.Hub;

/// <summary>
/// Follows links of a hub checkout also where git could not make them: there a link is a small file whose only content is the path it should lead to.
/// </summary>
internal static class CheckoutLinks
{
    private const int LongestTarget = 256;

    /// <summary>The path below a root with such files replaced by what they name.</summary>
    /// <param name="relative">Parts separated by slashes; "." and ".." are understood.</param>
    public static string Resolve(string root, string relative)
    {
        var path = root;
        foreach (var part in relative.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            path = Follow(Path.GetFullPath(Path.Join(path, part)));
        }

        return path;
    }

    private static string Follow(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null || file.Length is 0 or > LongestTarget)
        {
            return path;
        }

        var target = File.ReadAllText(path);
        if (target.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || target.Contains(':', StringComparison.Ordinal))
        {
            return path;
        }

        var resolved = Path.GetFullPath(Path.Join(Path.GetDirectoryName(path), target));
        return resolved != path && Path.Exists(resolved) ? resolved : path;
    }
}

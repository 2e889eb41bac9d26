namespace CrowdSec.Engine.Hub;

/// <summary>Where files really are, once symbolic links have been followed.</summary>
internal static class LinkTargets
{
    private const int MostLinks = 40;

    /// <summary>The path with every link in it followed, also links among its directories.</summary>
    /// <exception cref="IOException">A link leads nowhere or in circles.</exception>
    public static string Resolve(string path)
    {
        var pending = new Stack<string>(Path.GetFullPath(path).Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var resolved = "/";
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? "/";
                continue;
            }

            var next = part == "." ? resolved : Path.Combine(resolved, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"too many levels of symbolic links: {path}");
            }

            resolved = target.StartsWith('/') ? "/" : resolved;
            foreach (var step in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                pending.Push(step);
            }
        }

        return resolved;
    }

    /// <summary>The path relative to a directory, or null when it lies outside.</summary>
    public static string? RelativeTo(string directory, string path)
    {
        var prefix = directory.EndsWith('/') ? directory : directory + "/";
        return path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : null;
    }
}

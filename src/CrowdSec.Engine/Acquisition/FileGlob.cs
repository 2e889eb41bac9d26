namespace CrowdSec.Engine.Acquisition;

/// <summary>Expands "*", "?" and "[...]" in any part of a path. A name that begins with a dot is found by its own dot only.</summary>
public static class FileGlob
{
    /// <summary>Files, in ordinal order; a directory stands for the files in it.</summary>
    public static IReadOnlyList<string> Expand(string pattern) =>
        Directory.Exists(pattern) ? [.. Directory.EnumerateFiles(pattern).Order(StringComparer.Ordinal)] : Files(pattern);

    /// <summary>Files, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string pattern)
    {
        if (File.Exists(pattern))
        {
            return [pattern];
        }

        return [.. Walk(pattern, []).Where(File.Exists).Order(StringComparer.Ordinal)];
    }

    /// <summary>The directories in which something could appear that changes what the pattern finds: to be watched. The first is always there.</summary>
    public static IReadOnlySet<string> Directories(string pattern)
    {
        var directories = new HashSet<string>(StringComparer.Ordinal);
        Walk(pattern, directories);
        return directories;
    }

    /// <summary>Whether a pattern would find a path, if it were there.</summary>
    public static bool Matches(string pattern, string path)
    {
        var wanted = pattern.Split(Path.DirectorySeparatorChar);
        var parts = path.Split(Path.DirectorySeparatorChar);
        return pattern == path || (wanted.Length == parts.Length && wanted.Zip(parts).All(static pair => pair.First == pair.Second || GlobName.Matches(pair.First, pair.Second)));
    }

    /// <param name="looked">Gets every directory that was looked into.</param>
    private static IReadOnlyList<string> Walk(string pattern, HashSet<string> looked)
    {
        var root = Path.IsPathRooted(pattern) ? Path.GetPathRoot(pattern)! : "";
        IReadOnlyList<string> found = [root];
        foreach (var part in pattern[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var deeper = found.Where(static d => d.Length == 0 || Directory.Exists(d)).SelectMany(directory => Entries(directory, part)).ToArray();
            if (GlobName.IsPattern(part) || deeper.Length == 0 || deeper.Any(File.Exists))
            {
                looked.UnionWith(found.Select(static d => d.Length == 0 ? "." : d).Where(Directory.Exists));
            }

            found = deeper;
        }

        return found;
    }

    private static IEnumerable<string> Entries(string directory, string part)
    {
        if (!GlobName.IsPattern(part))
        {
            var path = Path.Combine(directory, part);
            return Path.Exists(path) ? [path] : [];
        }

        try
        {
            return Directory.EnumerateFileSystemEntries(directory.Length == 0 ? "." : directory)
                .Select(static entry => Path.GetFileName(entry))
                .Where(name => GlobName.Matches(part, name))
                .Select(name => Path.Combine(directory, name))
                .ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed holds nothing for us; it may change.
            return [];
        }
    }
}

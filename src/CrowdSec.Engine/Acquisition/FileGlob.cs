using System.IO.Enumeration;

namespace CrowdSec.Engine.Acquisition;

/// <summary>Expands "*" and "?" in any part of a path. A directory stands for the files in it.</summary>
public static class FileGlob
{
    public static IReadOnlyList<string> Expand(string pattern)
    {
        if (System.IO.File.Exists(pattern))
        {
            return [pattern];
        }

        if (Directory.Exists(pattern))
        {
            return [.. Directory.EnumerateFiles(pattern).Order(StringComparer.Ordinal)];
        }

        var root = Path.IsPathRooted(pattern) ? Path.GetPathRoot(pattern)! : "";
        IEnumerable<string> found = [root];
        foreach (var part in pattern[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.SelectMany(directory => Matches(directory, part)).ToArray();
        }

        return [.. found.Where(System.IO.File.Exists).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Matches(string directory, string part)
    {
        if (part.AsSpan().IndexOfAny('*', '?') < 0)
        {
            var path = Path.Combine(directory, part);
            return Path.Exists(path) ? [path] : [];
        }

        var listed = directory.Length == 0 ? "." : directory;
        if (!Directory.Exists(listed))
        {
            return [];
        }

        return Directory.EnumerateFileSystemEntries(listed)
            .Select(Path.GetFileName)
            .Where(name => FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false) && (name![0] != '.' || part[0] == '.'))
            .Select(name => Path.Combine(directory, name!));
    }
}

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// Which files may be earlier parts of a log, by their names: app.log.1, app.log-20260101, app-2026-01-01T00-00-00.log are of the family of app.log.
/// </summary>
internal static class RotationFamily
{
    /// <summary>A directory with more files than this is not searched to its end.</summary>
    private const int MostEntries = 100_000;

    public static bool IsMember(string path, string candidate)
    {
        if (!string.Equals(Path.GetDirectoryName(path), Path.GetDirectoryName(candidate), StringComparison.Ordinal))
        {
            return false;
        }

        var name = Path.GetFileName(path);
        var other = Path.GetFileName(candidate);
        return IsBetween(other, name, "") || IsBetween(other, Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
    }

    /// <summary>Whether two files may be of one log: one a part of the other, or both of a third.</summary>
    public static bool AreRelated(string path, string other) =>
        path == other || IsMember(path, other) || IsMember(other, path)
        || (string.Equals(Path.GetDirectoryName(path), Path.GetDirectoryName(other), StringComparison.Ordinal) && BasesOf(path).Intersect(BasesOf(other), StringComparer.Ordinal).Any());

    /// <summary>The paths of whose families a file may be.</summary>
    public static IEnumerable<string> BasesOf(string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        var name = Path.GetFileName(path);
        for (var at = name.Length - 2; at > 0; at--)
        {
            if (IsSeparator(name[at]) && IsMark(name.AsSpan(at)))
            {
                yield return Path.Combine(directory, name[..at]);
            }
        }

        var ending = Path.GetExtension(name);
        var stem = Path.GetFileNameWithoutExtension(name);
        for (var at = stem.Length - 2; at > 0 && ending.Length > 0; at--)
        {
            if (IsSeparator(stem[at]) && IsMark(stem.AsSpan(at)))
            {
                yield return Path.Combine(directory, stem[..at] + ending);
            }
        }
    }

    /// <summary>Members that are there, oldest first.</summary>
    public static IReadOnlyList<(string Path, FileStat Stat)> Members(string path)
    {
        var found = new List<(string Path, FileStat Stat)>();
        foreach (var candidate in Neighbours(path))
        {
            if (IsMember(path, candidate) && FileStat.OfPath(candidate) is { IsRegular: true } stat)
            {
                found.Add((candidate, stat));
            }
        }

        return [.. found.OrderBy(static f => f.Stat.Modified).ThenBy(static f => f.Stat.Identity.Born).ThenByDescending(static f => f.Path, StringComparer.Ordinal)];
    }

    /// <summary>All entries of the directory that a path is in; none when it cannot be listed.</summary>
    public static IEnumerable<string> Neighbours(string path)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Take(MostEntries).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsBetween(string name, string before, string after) =>
        name.Length > before.Length + after.Length
        && name.StartsWith(before, StringComparison.Ordinal)
        && name.EndsWith(after, StringComparison.Ordinal)
        && IsMark(name.AsSpan(before.Length, name.Length - before.Length - after.Length));

    /// <summary>A number or a time behind a separator.</summary>
    private static bool IsMark(ReadOnlySpan<char> mark) =>
        mark.Length > 1 && IsSeparator(mark[0]) && mark.IndexOfAnyInRange('0', '9') >= 0 && mark.IndexOfAnyExcept("0123456789.-_:TZ+") < 0;

    private static bool IsSeparator(char c) => c is '.' or '-' or '_';
}

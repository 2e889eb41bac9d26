namespace CrowdSec.Engine.Helpers.Data;

/// <summary>The directory that data files live in. Items come from elsewhere, so the names they give must not lead out of it.</summary>
/// <param name="path">The directory; may be a link itself.</param>
/// <param name="trustedRoots">Directories that links inside may lead to as well, such as where an image keeps its files.</param>
public sealed class DataDirectory(string path, params IReadOnlyList<string> trustedRoots)
{
    private readonly string[] _roots = [.. trustedRoots.Prepend(path).Select(static r => RealPath(System.IO.Path.GetFullPath(r)))];

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The full path of a data file. False when the name is empty, absolute, or leads out of the directory, be it by a link.</summary>
    public bool TryResolve(string name, out string fullPath)
    {
        fullPath = "";
        if (name.Length == 0 || name.Contains('\0') || System.IO.Path.IsPathRooted(name))
        {
            return false;
        }

        var candidate = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, name));
        if (!IsBelow(candidate, Path) || !Array.Exists(_roots, root => IsBelow(RealPath(candidate), root)))
        {
            return false;
        }

        fullPath = candidate;
        return true;
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(directory.TrimEnd('/') + "/", StringComparison.Ordinal) && path.Length > directory.TrimEnd('/').Length + 1;

    /// <summary>The path with all links resolved; parts that do not exist stay as they are.</summary>
    private static string RealPath(string fullPath)
    {
        var real = "/";
        foreach (var part in fullPath.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            real = System.IO.Path.Combine(real, part);
            try
            {
                real = new FileInfo(real).ResolveLinkTarget(true) is { } target ? RealPath(target.FullName) : real;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                continue;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return "/"; // Links in a circle lead nowhere that is trusted.
            }
        }

        return real;
    }
}

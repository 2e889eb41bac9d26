namespace CrowdSec.Daemon;

/// <summary>Finds a checkout of the repository: a directory with "hub" and "config/patterns".</summary>
internal static class Checkout
{
    /// <summary>The hub of the nearest checkout at or above one of the directories, or null.</summary>
    public static string? FindHub(IEnumerable<string> startDirectories)
    {
        foreach (var start in startDirectories)
        {
            for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
            {
                var hub = Path.Combine(directory.FullName, "hub");
                if (Directory.Exists(Path.Combine(hub, "parsers")) && Directory.Exists(Path.Combine(directory.FullName, "config", "patterns")))
                {
                    return hub;
                }
            }
        }

        return null;
    }
}

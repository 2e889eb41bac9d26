using System.Globalization;

namespace CrowdSec.Daemon.Standalone;

/// <summary>Finds out which process listens on a TCP port, where the system tells (Linux, and other users' processes only for root).</summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    /// <returns>"nginx (pid 123)"; null when it cannot be told.</returns>
    public static string? Find(int port)
    {
        try
        {
            var inode = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines).Select(line => InodeOf(line, port)).FirstOrDefault(static i => i is not null);
            return inode is null ? null : OwnerOf($"socket:[{inode}]");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? InodeOf(string line, int port)
    {
        var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return columns.Length > 9 && columns[3] == Listening && columns[1].EndsWith(string.Create(CultureInfo.InvariantCulture, $":{port:X4}"), StringComparison.Ordinal) ? columns[9] : null;
    }

    private static string? OwnerOf(string socket)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(static d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            try
            {
                if (Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(fd => new FileInfo(fd).LinkTarget == socket))
                {
                    return $"{File.ReadAllText(Path.Combine(process, "comm")).Trim()} (pid {Path.GetFileName(process)})";
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody else's process, or one that ended meanwhile.
            }
        }

        return null;
    }
}

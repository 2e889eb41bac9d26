using System.Text;

namespace CrowdSec.Cli.Doctor.Logs;

/// <summary>The end of a log file.</summary>
internal static class LogTail
{
    public const int MostLines = 200;
    private const int MostBytes = 256 * 1024;

    /// <summary>The last whole lines, oldest first; a line that is still being written is left out.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        if (new FileInfo(path).Length == 0)
        {
            return []; // empty, or a pipe: opening it could wait for ever
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = (int)Math.Min(file.Length, MostBytes);
        var isWhole = length == file.Length;
        file.Seek(-length, SeekOrigin.End);
        var bytes = new byte[length];
        var read = file.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
        var lines = Encoding.UTF8.GetString(bytes, 0, read).Split('\n');
        return [.. lines[..^1].Skip(isWhole ? 0 : 1).Select(static l => l.TrimEnd('\r')).Where(static l => l.Length > 0).TakeLast(MostLines)];
    }
}

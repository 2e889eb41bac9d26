using System.Globalization;
using CrowdSec.Daemon.Logging;

namespace CrowdSec.Daemon;

/// <summary>Files that say why the process ended unexpectedly: "trace/crowdsec-crash.*.txt" in the data directory. They are kept for a month, and only so many.</summary>
internal static class CrashTrace
{
    public const int MaxFiles = 100;

    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);

    /// <returns>The file; null when it cannot be written.</returns>
    public static string? Write(string dataDirectory, Exception exception, TimeProvider clock)
    {
        try
        {
            var directory = Directory.CreateDirectory(Path.Combine(dataDirectory, "trace"));
            var now = clock.GetUtcNow();
            CleanUp(directory, now);
            var path = Path.Combine(directory.FullName, $"crowdsec-crash.{now.ToString("yyyyMMdd-HHmmss.fff", CultureInfo.InvariantCulture)}.txt");
            WritePrivately(path, $"{now:O}\n{VersionText.Of()}\n{exception}\n");
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static void CleanUp(DirectoryInfo directory, DateTimeOffset now)
    {
        var files = directory.EnumerateFiles("crowdsec-crash.*.txt").OrderByDescending(static f => f.LastWriteTimeUtc).ToList();
        foreach (var file in files.Where((f, i) => i >= MaxFiles - 1 || f.LastWriteTimeUtc < now.UtcDateTime - MaxAge))
        {
            file.Delete();
        }
    }

    private static void WritePrivately(string path, string text)
    {
        using var writer = new StreamWriter(LogFile.Create(path));
        writer.Write(text);
    }
}

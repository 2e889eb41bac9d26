using System.Globalization;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Writes what a request died of to a file in the data directory, for a bug report; at most 100 files are kept, for at most 30 days.</summary>
internal sealed class CrashTrace(string dataDirectory, TimeProvider clock, ILog log)
{
    private const string Folder = "trace";
    private const string Prefix = "crowdsec-crash.";
    private const int MostFiles = 100;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private readonly Lock _lock = new();

    /// <returns>The file; null when it could not be written.</returns>
    public string? Write(string request, Exception exception)
    {
        if (dataDirectory.Length == 0)
        {
            return null;
        }

        try
        {
            // Crashes are rare; one writer keeps the limits.
            lock (_lock)
            {
                var folder = Directory.CreateDirectory(Path.Combine(dataDirectory, Folder)).FullName;
                Prune(folder);
                var now = clock.GetUtcNow();
                var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now:yyyyMMdd'T'HHmmss}.{Guid.NewGuid():N}.txt"));
                File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd'T'HH:mm:ss'Z'}\n{request}\n\n{exception}\n"));
                return file;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            log.Warning($"a trace of the failure could not be written: {problem.Message}");
            return null;
        }
    }

    private void Prune(string folder)
    {
        var oldest = clock.GetUtcNow().UtcDateTime - KeptFor;
        var files = new DirectoryInfo(folder).GetFiles(Prefix + "*").OrderByDescending(static f => f.LastWriteTimeUtc).ToList();
        foreach (var file in files.Where((f, i) => i >= MostFiles - 1 || f.LastWriteTimeUtc < oldest))
        {
            file.Delete();
        }
    }
}

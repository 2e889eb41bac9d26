using System.Globalization;
using System.IO.Compression;

namespace CrowdSec.Daemon.Logging;

/// <summary>The old files of a log: "crowdsec.log" becomes "crowdsec-2026-01-02T03-04-05.000.log", later with ".gz". Not thread-safe.</summary>
internal sealed class LogArchive(string path, RotationOptions options, TimeProvider clock)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH-mm-ss.fff";

    private readonly string _directory = Path.GetDirectoryName(path)!;
    private readonly string _stem = Path.GetFileNameWithoutExtension(path) + "-";
    private readonly string _extension = Path.GetExtension(path);

    /// <summary>Renames the current file.</summary>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    public void PutAway()
    {
        var now = clock.GetUtcNow();
        string target;
        do
        {
            target = Path.Combine(_directory, _stem + now.ToString(TimeFormat, CultureInfo.InvariantCulture) + _extension);
            now = now.AddMilliseconds(1);
        }
        while (File.Exists(target) || File.Exists(target + ".gz"));
        File.Move(path, target);
    }

    /// <summary>Deletes what is too old or too many, compresses what is left. May take a while.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void CleanUp()
    {
        var files = OldFiles();
        var oldest = options.MaxAge > TimeSpan.Zero ? clock.GetUtcNow() - options.MaxAge : DateTimeOffset.MinValue;
        for (var i = 0; i < files.Count; i++)
        {
            var (file, time) = files[i];
            if (time < oldest || (options.MaxFiles > 0 && i >= options.MaxFiles))
            {
                File.Delete(file);
            }
            else if (options.Compress && !file.EndsWith(".gz", StringComparison.Ordinal))
            {
                Compress(file);
            }
        }
    }

    /// <summary>The newest first.</summary>
    private List<(string Path, DateTimeOffset Time)> OldFiles()
    {
        var files = new List<(string Path, DateTimeOffset Time)>();
        foreach (var file in Directory.EnumerateFiles(_directory, _stem + "*"))
        {
            var name = Path.GetFileName(file);
            var end = name.LastIndexOf(_extension, StringComparison.Ordinal);
            if (end > _stem.Length && name[(end + _extension.Length)..] is "" or ".gz"
                && DateTimeOffset.TryParseExact(name[_stem.Length..end], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                files.Add((file, time));
            }
        }

        files.Sort(static (a, b) => b.Time.CompareTo(a.Time));
        return files;
    }

    private static void Compress(string file)
    {
        // Under another name until it is whole: a crash leaves no half archive that looks like one.
        var temporary = file + ".gz.new";
        using (var source = File.OpenRead(file))
        using (var target = new GZipStream(LogFile.Create(temporary), CompressionLevel.Optimal))
        {
            source.CopyTo(target);
        }

        File.Move(temporary, file + ".gz", overwrite: true);
        File.Delete(file);
    }
}

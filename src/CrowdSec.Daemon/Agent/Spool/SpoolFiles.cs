using System.Globalization;

namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>Names and sizes of the files of a spool. Not thread-safe.</summary>
internal sealed class SpoolFiles
{
    private const string Extension = ".spool";

    private readonly string _directory;
    private readonly SortedDictionary<long, long> _sizes = [];

    /// <exception cref="IOException">The directory cannot be made or read.</exception>
    public SpoolFiles(string directory)
    {
        _directory = MakePrivate(directory);
        foreach (var file in new DirectoryInfo(_directory).EnumerateFiles("*" + Extension))
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                _sizes[number] = file.Length;
            }
        }
    }

    public long TotalBytes => _sizes.Values.Sum();

    public int Count => _sizes.Count;

    /// <summary>Null when there are none.</summary>
    public long? First => _sizes.Count == 0 ? null : _sizes.Keys.First();

    public long? Last => _sizes.Count == 0 ? null : _sizes.Keys.Last();

    public string PathOf(long segment) => Path.Combine(_directory, segment.ToString("D12", CultureInfo.InvariantCulture) + Extension);

    /// <summary>0 for a file that is not there.</summary>
    public long SizeOf(long segment) => _sizes.GetValueOrDefault(segment);

    public void SetSize(long segment, long size) => _sizes[segment] = size;

    /// <summary>The segment that follows, if there is one.</summary>
    public long? After(long segment)
    {
        foreach (var number in _sizes.Keys)
        {
            if (number > segment)
            {
                return number;
            }
        }

        return null;
    }

    private static string MakePrivate(string directory)
    {
        // Alerts hold parts of logs.
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(directory).FullName;
        }

        var made = Directory.CreateDirectory(directory, Private);
        made.UnixFileMode = Private;
        return made.FullName;
    }

    public void Delete(long segment)
    {
        _sizes.Remove(segment);
        try
        {
            File.Delete(PathOf(segment));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, and is offered again at the next start: storing an alert twice is harmless.
        }
    }
}

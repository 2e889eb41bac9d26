using System.Text;

namespace CrowdSec.Daemon.Logging;

/// <summary>
/// Appends lines to a log file, and puts it away when it has grown too large. When somebody else renames, deletes or empties the file, as logrotate does,
/// it goes on with the one of that name. A disk that refuses costs lines, never the process. Thread-safe; a line is written at once.
/// </summary>
internal sealed class RotatingFileWriter : TextWriter
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly RotationOptions _options;
    private readonly TimeProvider _clock;
    private readonly LogArchive _archive;
    private readonly Lock _lock = new();
    private FileStream? _file;
    private long _length;
    private long _looked;
    private Task _cleaning = Task.CompletedTask;

    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public RotatingFileWriter(string path, RotationOptions options, TimeProvider clock)
    {
        _path = Path.GetFullPath(path);
        _options = options;
        _clock = clock;
        _archive = new LogArchive(_path, options, clock);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        NewLine = "\n";
        Open();
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Lines that the disk refused.</summary>
    public long Lost { get; private set; }

    public override void Write(char value) => Append(value.ToString());

    public override void Write(string? value) => Append(value ?? "");

    public override void WriteLine(string? value) => Append(value + "\n");

    /// <summary>Ends when no old files are being compressed.</summary>
    public Task WhenCleanAsync()
    {
        lock (_lock)
        {
            return _cleaning;
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }

        base.Dispose(disposing);
    }

    private void Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        lock (_lock)
        {
            try
            {
                Prepare(bytes.Length);
                _file!.Write(bytes);
                _length += bytes.Length;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                Lost++;
                _file?.Dispose();
                _file = null;
            }
        }
    }

    private void Prepare(int bytes)
    {
        if (_file is null || WasTakenAway())
        {
            Open();
        }

        if (_length > 0 && _length + bytes > _options.MaxBytes)
        {
            _file!.Dispose();
            _file = null;
            _archive.PutAway();
            Open();
            _cleaning = _cleaning.ContinueWith(_ => CleanUp(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private bool WasTakenAway()
    {
        if (_clock.GetElapsedTime(_looked) < LookPeriod)
        {
            return false;
        }

        _looked = _clock.GetTimestamp();
        var there = new FileInfo(_path);
        return !there.Exists || there.Length != _length;
    }

    private void Open()
    {
        _file?.Dispose();
        _file = null;
        _file = LogFile.Append(_path);
        _length = _file.Length;
        _looked = _clock.GetTimestamp();
    }

    private void CleanUp()
    {
        try
        {
            _archive.CleanUp();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Tried again the next time; there is no better log to say it in.
        }
    }
}

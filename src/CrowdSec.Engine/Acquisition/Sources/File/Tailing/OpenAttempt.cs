using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>A file that was tried to open. Closes it again unless it is kept.</summary>
internal sealed class OpenAttempt : IDisposable
{
    private readonly SafeFileHandle? _handle;
    private bool _kept;

    /// <summary>Whoever writes, renames or deletes the file is not hindered.</summary>
    public OpenAttempt(string path)
    {
        Path = path;
        try
        {
            // What is no file may keep us waiting for ever when it is opened.
            if (FileStat.OfPath(path) is not { IsRegular: true })
            {
                return;
            }

            _handle = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Stat = FileStat.OfHandle(_handle);
            Succeeded = Stat.IsRegular;
        }
        catch (FileNotFoundException)
        {
            // It went away meanwhile.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Error = e.Message;
        }
    }

    public string Path { get; }

    public bool Succeeded { get; }

    public FileStat Stat { get; }

    /// <summary>Why it cannot be read; empty when it is simply not there.</summary>
    public string Error { get; } = "";

    public SafeFileHandle Handle => _handle!;

    /// <summary>The caller closes it.</summary>
    public SafeFileHandle Keep()
    {
        _kept = true;
        return _handle!;
    }

    public void Dispose()
    {
        if (!_kept)
        {
            _handle?.Dispose();
        }
    }
}

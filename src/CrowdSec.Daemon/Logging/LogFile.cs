namespace CrowdSec.Daemon.Logging;

/// <summary>Opens files of a log: only their owner reads them, and others may rename or delete them meanwhile.</summary>
internal static class LogFile
{
    public static FileStream Append(string path) => Open(path, FileMode.Append);

    public static FileStream Create(string path) => Open(path, FileMode.Create);

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}

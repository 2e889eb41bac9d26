using CrowdSec.Configuration;

namespace CrowdSec.Storage.Sqlite;

/// <summary>The database file: where it is, its mode, and whether its file system can share memory.</summary>
internal static class SqliteFile
{
    private const string DefaultName = "crowdsec.db";
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private static readonly HashSet<string> NetworkFileSystems = new(StringComparer.OrdinalIgnoreCase)
    {
        "nfs", "nfs4", "nfsd", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "v9fs", "afs", "kafs", "ceph", "cephfs", "coda", "gfs", "gfs2", "glusterfs", "fhgfs", "lustre", "ncp", "ncpfs", "novell",
        "ocfs2", "panfs", "snfs", "vmhgfs", "fuse", "fuseblk", "acfs", "gpfs", "ibrix", "prl_fs", "pvfs2", "vxfs",
    };

    /// <exception cref="StoreException">Invalid: no path is configured.</exception>
    public static string Locate(DatabaseConfig config, string? dataDirectory)
    {
        var path = config.Path.Length > 0 ? config.Path : DefaultName;
        if (Path.IsPathRooted(path))
        {
            return path;
        }

        return dataDirectory is { Length: > 0 }
            ? Path.GetFullPath(Path.Combine(dataDirectory, path))
            : config.Path.Length > 0 ? Path.GetFullPath(path) : throw new StoreException(StoreError.Invalid, "db_config.db_path is missing: set it to the path of the SQLite file");
    }

    /// <summary>Whether to use a write-ahead log: not on network file systems, where its shared memory does not work.</summary>
    public static bool UseWal(DatabaseConfig config, string path) => config.UseWal ?? !NetworkFileSystems.Contains(FileSystemOf(path));

    /// <summary>Makes the file when it is missing, readable for owner and group alone; a mode that lets others in is narrowed.</summary>
    public static void Prepare(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }

            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~Mode) != 0)
            {
                File.SetUnixFileMode(path, Mode);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!File.Exists(path))
            {
                throw new StoreException(StoreError.Unavailable, $"the database {path} cannot be made: {e.Message} Check that the directory exists and that this user may write to it", e);
            }
        }
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        new FileStream(path, options).Dispose();
    }

    private static string FileSystemOf(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : "/").DriveFormat;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}

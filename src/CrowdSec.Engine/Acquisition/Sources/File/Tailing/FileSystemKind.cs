namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>Whether a file system tells of changes that others make: one that is shared over the network, or made by a program, does not.</summary>
internal static class FileSystemKind
{
    private static readonly string[] Silent = ["nfs", "smb", "cifs", "fuse", "9p", "afs", "ceph", "glusterfs", "lustre", "ncp", "coda", "vboxsf", "prl_fs", "virtiofs", "beegfs", "gfs", "ocfs"];

    /// <summary>Asks the system's list of mounts; what cannot be found out counts as local.</summary>
    public static bool NeedsPolling(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() && NeedsPolling(path, System.IO.File.ReadLines("/proc/self/mountinfo"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <param name="mounts">Lines as in /proc/self/mountinfo, see proc(5).</param>
    public static bool NeedsPolling(string path, IEnumerable<string> mounts)
    {
        var (longest, kind) = (-1, "");
        foreach (var mount in mounts)
        {
            var fields = mount.Split(' ');
            var separator = Array.IndexOf(fields, "-");
            if (separator < 5 || separator + 1 >= fields.Length)
            {
                continue;
            }

            // A later mount on the same place hides the earlier one.
            var point = Unescape(fields[4]);
            if (Holds(point, path) && point.Length >= longest)
            {
                (longest, kind) = (point.Length, fields[separator + 1]);
            }
        }

        return Array.Exists(Silent, silent => kind.StartsWith(silent, StringComparison.Ordinal));
    }

    private static bool Holds(string point, string path) =>
        point == "/" || (path.StartsWith(point, StringComparison.Ordinal) && (path.Length == point.Length || path[point.Length] == '/'));

    /// <summary>Blanks stand as three octal digits.</summary>
    private static string Unescape(string point) =>
        point.Replace("\\040", " ", StringComparison.Ordinal).Replace("\\011", "\t", StringComparison.Ordinal).Replace("\\012", "\n", StringComparison.Ordinal).Replace("\\134", "\\", StringComparison.Ordinal);
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>What the file system says about a file.</summary>
/// <param name="Modified">Nanoseconds since 1970.</param>
internal readonly record struct FileStat(FileIdentity Identity, long Size, long Modified, bool IsRegular)
{
    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const uint Wanted = 0x7FF | BirthTime;
    private const uint BirthTime = 0x800;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const long TicksToNanoseconds = 100;

    /// <summary>Follows symbolic links.</summary>
    /// <returns>null when there is nothing, or nothing that may be seen.</returns>
    public static FileStat? OfPath(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            return CLibrary.Statx(CurrentDirectory, path, 0, Wanted, out var buffer) == 0 ? From(buffer) : null;
        }

        var info = new FileInfo(path);
        return info.Exists ? FromTimes(info.CreationTimeUtc, info.LastWriteTimeUtc, info.Length) : null;
    }

    /// <exception cref="IOException">The system refuses.</exception>
    public static FileStat OfHandle(SafeFileHandle handle)
    {
        if (OperatingSystem.IsLinux())
        {
            var result = CLibrary.Statx(handle, "", EmptyPath, Wanted, out var buffer);
            return result == 0 ? From(buffer) : throw new IOException($"statx: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        return FromTimes(System.IO.File.GetCreationTimeUtc(handle), System.IO.File.GetLastWriteTimeUtc(handle), RandomAccess.GetLength(handle));
    }

    private static FileStat From(in StatxBuffer buffer)
    {
        var born = (buffer.Mask & BirthTime) != 0 ? Nanoseconds(buffer.BirthTime) : 0;
        var identity = new FileIdentity(((ulong)buffer.DeviceMajor << 32) | buffer.DeviceMinor, buffer.Inode, born);
        return new FileStat(identity, (long)buffer.Size, Nanoseconds(buffer.ModificationTime), (buffer.Mode & TypeMask) == RegularFile);
    }

    /// <summary>Elsewhere a file is told by its time of birth alone.</summary>
    private static FileStat FromTimes(DateTime born, DateTime modified, long size) =>
        new(new FileIdentity(0, 0, (born - DateTime.UnixEpoch).Ticks * TicksToNanoseconds), size, (modified - DateTime.UnixEpoch).Ticks * TicksToNanoseconds, true);

    private static long Nanoseconds(in StatxTime time) => (time.Seconds * 1_000_000_000) + time.Nanoseconds;
}

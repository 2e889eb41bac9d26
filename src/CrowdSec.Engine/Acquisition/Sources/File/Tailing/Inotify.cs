using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// Linux' way of telling that files change, see inotify(7). Waiting costs nothing. Used by one thread; only <see cref="Wake"/> may be called by others.
/// </summary>
internal sealed class Inotify : IDisposable
{
    /// <summary>Written to, emptied.</summary>
    public const uint FileEvents = 0x2;

    /// <summary>Something came, went or may now be read.</summary>
    public const uint DirectoryEvents = 0x100 | 0x200 | 0x40 | 0x80 | 0x4 | 0x400 | 0x800;

    /// <summary>The kernel had more to tell than it could keep.</summary>
    public const int Overflowed = -1;

    private const int NonBlockingClosing = 0x800 | 0x80000;
    private const short Readable = 1;
    private const uint QueueOverflow = 0x4000;
    private const int HeaderLength = 16;

    private readonly SafeFileHandle _inotify;
    private readonly SafeFileHandle _wake;
    private readonly byte[] _buffer = new byte[64 * 1024];

    private Inotify(int inotify, int wake)
    {
        _inotify = new SafeFileHandle(inotify, ownsHandle: true);
        _wake = new SafeFileHandle(wake, ownsHandle: true);
    }

    /// <param name="error">Why it cannot be had: another system, or the user's limit is reached.</param>
    public static Inotify? TryCreate(out string error)
    {
        error = "";
        if (!OperatingSystem.IsLinux())
        {
            error = "this system has no inotify";
            return null;
        }

        var inotify = CLibrary.InotifyInit(NonBlockingClosing);
        if (inotify < 0)
        {
            error = Marshal.GetLastPInvokeErrorMessage();
            return null;
        }

        var wake = CLibrary.EventHandle(0, NonBlockingClosing);
        if (wake >= 0)
        {
            return new Inotify(inotify, wake);
        }

        error = Marshal.GetLastPInvokeErrorMessage();
        new SafeFileHandle(inotify, ownsHandle: true).Dispose();
        return null;
    }

    /// <returns>The number of the watch, the same for the same thing; -1 when it cannot be watched.</returns>
    public int Watch(string path, uint events) => CLibrary.InotifyAddWatch(_inotify, path, events);

    /// <summary>Watches a file that is open, wherever it is now and goes later.</summary>
    public int Watch(SafeFileHandle file, uint events) => Watch($"/proc/self/fd/{file.DangerousGetHandle()}", events);

    public void Unwatch(int watch) => _ = CLibrary.InotifyRemoveWatch(_inotify, watch);

    /// <summary>Ends the wait under way, or the next one.</summary>
    public void Wake()
    {
        Span<byte> one = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(one, BitConverter.IsLittleEndian ? 1 : 1UL << 56);
        _ = CLibrary.Write(_wake, one, sizeof(ulong));
    }

    /// <summary>Waits until something happens, and says to which watches: each once, <see cref="Overflowed"/> for all.</summary>
    public void Wait(TimeSpan timeout, ISet<int> changed)
    {
        Span<PollEntry> entries = [Entry(_inotify), Entry(_wake)];
        if (CLibrary.Poll(entries, (nuint)entries.Length, (int)Math.Clamp(timeout.TotalMilliseconds, 0, int.MaxValue)) > 0 && entries[0].Happened != 0)
        {
            ReadEvents(changed);
        }
    }

    public void Dispose()
    {
        _inotify.Dispose();
        _wake.Dispose();
    }

    private static PollEntry Entry(SafeFileHandle handle) => new() { Handle = (int)handle.DangerousGetHandle(), Wanted = Readable };

    private void ReadEvents(ISet<int> changed)
    {
        nint read;
        while ((read = CLibrary.Read(_inotify, _buffer, (nuint)_buffer.Length)) > 0)
        {
            for (var rest = _buffer.AsSpan(0, (int)read); rest.Length >= HeaderLength;)
            {
                var mask = MemoryMarshal.Read<uint>(rest[4..]);
                changed.Add((mask & QueueOverflow) != 0 ? Overflowed : MemoryMarshal.Read<int>(rest));
                rest = rest[(HeaderLength + MemoryMarshal.Read<int>(rest[12..]))..];
            }
        }
    }
}

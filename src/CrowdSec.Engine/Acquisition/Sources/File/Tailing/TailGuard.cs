using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>The bytes before a place in a file.</summary>
internal static class TailGuard
{
    public const int MaxLength = 64;

    public static byte[] Read(SafeFileHandle handle, long offset)
    {
        Span<byte> guard = stackalloc byte[(int)Math.Min(offset, MaxLength)];
        return guard[..RandomAccess.Read(handle, guard, offset - guard.Length)].ToArray();
    }

    /// <summary>The guard of a place up to which these bytes go.</summary>
    public static byte[] Of(ReadOnlySpan<byte> before) => before[^Math.Min(before.Length, MaxLength)..].ToArray();

    /// <summary>The start of the line that a place is in; the place itself when that line is longer than the limit.</summary>
    public static long LineStart(SafeFileHandle handle, long offset, int maxLineLength)
    {
        var buffer = new byte[(int)Math.Min(offset, maxLineLength + 1L)];
        var read = RandomAccess.Read(handle, buffer, offset - buffer.Length);
        var feed = buffer.AsSpan(0, read).LastIndexOf((byte)'\n');
        if (feed < 0)
        {
            return buffer.Length == offset ? 0 : offset;
        }

        return offset - buffer.Length + feed + 1;
    }
}

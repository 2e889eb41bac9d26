using System.Buffers.Binary;

namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>Reads sound frames of one segment.</summary>
internal static class SpoolReader
{
    /// <summary>Reads frames from an offset on.</summary>
    /// <param name="end">Where what may be looked at ends.</param>
    /// <param name="count">Most entries to read.</param>
    /// <param name="budget">Most bytes to read; one entry is read even when it is longer.</param>
    /// <param name="entries">Gets copies of the payloads.</param>
    /// <param name="sound">false when the frame behind the last entry is torn or damaged.</param>
    /// <returns>The offset behind the last entry read.</returns>
    public static long Read(string path, long offset, long end, int count, long budget, List<ReadOnlyMemory<byte>> entries, out bool sound)
    {
        var left = end - offset;
        var bytes = ReadBytes(path, offset, Math.Min(left, Math.Max(budget, SpoolFrame.HeaderBytes)));
        if (bytes.Length < left && FirstFrameSize(bytes) is var size && size > bytes.Length)
        {
            bytes = ReadBytes(path, offset, Math.Min(left, size));
        }

        var position = 0;
        while (position < bytes.Length && entries.Count < count && SpoolFrame.TryRead(bytes.AsSpan(position), out var payload))
        {
            entries.Add(bytes.AsMemory(position + SpoolFrame.HeaderBytes, payload.Length));
            position += SpoolFrame.Size(payload.Length);
        }

        // Frames that reach beyond what was read are looked at the next time; there is no next time when nothing could be read.
        sound = position > 0 || left <= 0;
        return offset + position;
    }

    /// <summary>How many sound frames there are from an offset on.</summary>
    public static int Count(string path, long offset, long end)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        Read(path, offset, end, int.MaxValue, long.MaxValue, entries, out _);
        return entries.Count;
    }

    private static long FirstFrameSize(byte[] bytes) =>
        bytes.Length < SpoolFrame.HeaderBytes ? 0 : Math.Clamp((long)BinaryPrimitives.ReadInt32LittleEndian(bytes), 0, SpoolFrame.MaxPayload) + SpoolFrame.HeaderBytes;

    private static byte[] ReadBytes(string path, long offset, long length)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Max(0, Math.Min(length, RandomAccess.GetLength(file) - offset))];
            var read = 0;
            while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), offset + read) is > 0 and var n)
            {
                read += n;
            }

            return bytes[..read];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

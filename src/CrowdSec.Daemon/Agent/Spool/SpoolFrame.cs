using System.Buffers.Binary;
using System.Numerics;

namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>
/// How an entry lies in a segment: length of the payload, checksum of length and payload (CRC-32C), payload; numbers are little-endian.
/// A frame that was torn by a crash, or whose bytes changed, is told by its length or checksum.
/// </summary>
internal static class SpoolFrame
{
    public const int HeaderBytes = 8;

    /// <summary>Longest payload in bytes. What says it is longer is damage.</summary>
    public const int MaxPayload = 16 * 1024 * 1024;

    public static int Size(int payload) => HeaderBytes + payload;

    /// <summary>Writes a frame to the beginning of the target.</summary>
    public static void Write(Span<byte> target, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], Checksum(payload));
        payload.CopyTo(target[HeaderBytes..]);
    }

    /// <summary>The payload of the frame at the beginning of the bytes.</summary>
    /// <returns>false when there is no whole and sound frame.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (bytes.Length < HeaderBytes)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length <= 0 || length > MaxPayload || length > bytes.Length - HeaderBytes)
        {
            return false;
        }

        payload = bytes.Slice(HeaderBytes, length);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == Checksum(payload);
    }

    private static uint Checksum(ReadOnlySpan<byte> payload)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (uint)payload.Length);
        while (payload.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(payload));
            payload = payload[sizeof(ulong)..];
        }

        foreach (var b in payload)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}

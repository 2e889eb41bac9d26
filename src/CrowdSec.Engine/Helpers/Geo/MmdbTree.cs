using System.Buffers.Binary;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>The search tree: nodes of two records, each a node's number, "not found", or a place in the data section.</summary>
/// <param name="RecordBits">24, 28 or 32.</param>
internal readonly record struct MmdbTree(int NodeCount, int RecordBits)
{
    public const int SeparatorLength = 16;

    public int NodeLength => RecordBits / 4;

    public long Length => (long)NodeCount * NodeLength;

    /// <summary>Follows the bits of an address from a node on, most significant first.</summary>
    /// <param name="depth">Bits that were followed.</param>
    public long Walk(ReadOnlySpan<byte> nodes, long node, AddressBits bits, int bitLength, out int depth)
    {
        depth = 0;
        while (depth < bitLength && node < NodeCount)
        {
            var right = ((ulong)(bits >> (bitLength - 1 - depth)) & 1) != 0;
            node = Record(nodes, (int)node, right);
            depth++;
        }

        return node;
    }

    private long Record(ReadOnlySpan<byte> nodes, int node, bool right)
    {
        var bytes = nodes.Slice(node * NodeLength, NodeLength);
        switch (RecordBits)
        {
            case 24:
                bytes = right ? bytes[3..] : bytes;
                return (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
            case 28:
                // The middle byte holds the top four bits of both records.
                return right
                    ? ((bytes[3] & 15) << 24) | (bytes[4] << 16) | (bytes[5] << 8) | bytes[6]
                    : ((bytes[3] & 0xf0) << 20) | (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
            default:
                return BinaryPrimitives.ReadUInt32BigEndian(right ? bytes[4..] : bytes);
        }
    }
}

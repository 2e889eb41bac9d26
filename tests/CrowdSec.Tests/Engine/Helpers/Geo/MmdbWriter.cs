using System.Buffers.Binary;
using System.Text;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Tests.Engine.Helpers.Geo;

/// <summary>Writes small databases in MaxMind's format.</summary>
internal sealed class MmdbWriter(int recordBits, int ipVersion)
{
    private readonly List<long[]> _nodes = [[-1, -1]];
    private readonly List<byte[]> _records = [];

    public MmdbWriter Add(string range, object record)
    {
        Assert(IpRange.TryParse(range, out var block));
        var bits = block.First.Bits;
        var length = block.Length;
        var width = block.First.BitLength;
        if (block.First.IsV4 && ipVersion == 6)
        {
            (length, width) = (length + 96, 128);
        }

        var node = 0;
        for (var i = 0; i < length; i++)
        {
            var side = (int)((bits >> (width - 1 - i)) & 1);
            if (i == length - 1)
            {
                _nodes[node][side] = -2 - _records.Count;
            }
            else if (_nodes[node][side] < 0)
            {
                _nodes.Add([-1, -1]);
                _nodes[node][side] = _nodes.Count - 1;
                node = _nodes.Count - 1;
            }
            else
            {
                node = (int)_nodes[node][side];
            }
        }

        _records.Add(Encode(record));
        return this;
    }

    public byte[] ToArray()
    {
        var offsets = new List<int>();
        var data = new List<byte>();
        foreach (var record in _records)
        {
            offsets.Add(data.Count);
            data.AddRange(record);
        }

        var file = new List<byte>();
        foreach (var node in _nodes)
        {
            file.AddRange(Node(Value(node[0]), Value(node[1])));
        }

        file.AddRange(new byte[16]);
        file.AddRange(data);
        file.AddRange([0xab, 0xcd, 0xef, .. "MaxMind.com"u8]);
        file.AddRange(Encode(new Dictionary<string, object>
        {
            ["binary_format_major_version"] = 2,
            ["database_type"] = "Test",
            ["ip_version"] = ipVersion,
            ["node_count"] = _nodes.Count,
            ["record_size"] = recordBits,
        }));
        return [.. file];

        uint Value(long entry) => (uint)(entry == -1 ? _nodes.Count : entry >= 0 ? entry : _nodes.Count + 16 + offsets[(int)(-2 - entry)]);
    }

    public static byte[] Encode(object value) => value switch
    {
        string text => [.. Head(2, Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)],
        double number => [.. Head(3, 8), .. Bytes(number)],
        bool flag => Head(14, flag ? 1 : 0),
        int number => [.. Head(6, 4), .. Bytes((uint)number)],
        object[] list => [.. Head(11, list.Length), .. list.SelectMany(Encode)],
        Dictionary<string, object> map => [.. Head(7, map.Count), .. map.SelectMany(static p => Encode(p.Key).Concat(Encode(p.Value)))],
        byte[] raw => raw,
        _ => throw new NotSupportedException(),
    };

    private static byte[] Head(int type, int size)
    {
        var extra = size < 29 ? 0 : size < 285 ? 1 : 2;
        var control = (byte)(((type < 8 ? type : 0) << 5) | (extra == 0 ? size : 28 + extra));
        var rest = extra switch { 0 => Array.Empty<byte>(), 1 => [(byte)(size - 29)], _ => [(byte)((size - 285) >> 8), (byte)(size - 285)] };
        return type < 8 ? [control, .. rest] : [control, (byte)(type - 7), .. rest];
    }

    private byte[] Node(uint left, uint right)
    {
        var bytes = recordBits switch
        {
            24 => (byte[])[(byte)(left >> 16), (byte)(left >> 8), (byte)left, (byte)(right >> 16), (byte)(right >> 8), (byte)right],
            28 => [(byte)(left >> 16), (byte)(left >> 8), (byte)left, (byte)((left >> 24 << 4) | (right >> 24)), (byte)(right >> 16), (byte)(right >> 8), (byte)right],
            _ => [.. Bytes(left), .. Bytes(right)],
        };
        return bytes;
    }

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Bytes(double value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return bytes;
    }

    private static void Assert(bool condition) => Xunit.Assert.True(condition);
}

using System.Diagnostics.CodeAnalysis;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>
/// Reads a MaxMind database, see https://maxmind.github.io/MaxMind-DB/. Thread-safe; looking up allocates nothing. A broken file gives
/// missing values.
/// </summary>
internal sealed class MmdbReader
{
    private const int LongestMetadata = 128 * 1024;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly MmdbTree _tree;
    private readonly bool _isV6;
    private readonly long _v4Root;
    private readonly int _v4Depth;

    private MmdbReader(ReadOnlyMemory<byte> file, MmdbTree tree, bool isV6, string databaseType)
    {
        _file = file;
        _tree = tree;
        _isV6 = isV6;
        DatabaseType = databaseType;

        // IPv4 addresses lie below ::/96.
        _v4Root = isV6 ? tree.Walk(file.Span, 0, 0, 96, out _v4Depth) : 0;
    }

    private static ReadOnlySpan<byte> MetadataMarker =>
        [0xab, 0xcd, 0xef, (byte)'M', (byte)'a', (byte)'x', (byte)'M', (byte)'i', (byte)'n', (byte)'d', (byte)'.', (byte)'c', (byte)'o', (byte)'m'];

    /// <summary>"GeoLite2-City" and its like.</summary>
    public string DatabaseType { get; }

    private ReadOnlySpan<byte> Data => _file.Span[(int)(_tree.Length + MmdbTree.SeparatorLength)..];

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool TryOpen(string path, [NotNullWhen(true)] out MmdbReader? reader, out string error) =>
        TryRead(MappedFile.Open(path).Memory, out reader, out error);

    public static bool TryRead(ReadOnlyMemory<byte> file, [NotNullWhen(true)] out MmdbReader? reader, out string error)
    {
        reader = null;
        var bytes = file.Span;
        var searchFrom = Math.Max(bytes.Length - LongestMetadata, 0);
        var marker = bytes[searchFrom..].LastIndexOf(MetadataMarker);
        if (marker < 0)
        {
            error = "the file is no MaxMind database";
            return false;
        }

        var metadata = MmdbValue.At(bytes[(searchFrom + marker + MetadataMarker.Length)..], 0);
        var nodes = metadata.Get("node_count"u8).AsInteger();
        var bits = (int)metadata.Get("record_size"u8).AsInteger();
        var version = metadata.Get("ip_version"u8).AsInteger();
        if (metadata.Get("binary_format_major_version"u8).AsInteger() != 2 || bits is not (24 or 28 or 32) || version is not (4 or 6))
        {
            error = "the database is of a kind that is not supported";
            return false;
        }

        var tree = nodes is > 0 and <= int.MaxValue ? new MmdbTree((int)nodes, bits) : default;
        if (tree.NodeCount == 0 || tree.Length + MmdbTree.SeparatorLength > searchFrom + marker)
        {
            error = "the database is damaged: its tree is larger than the file";
            return false;
        }

        reader = new MmdbReader(file, tree, version == 6, metadata.Get("database_type"u8).AsText());
        error = "";
        return true;
    }

    /// <summary>The record of an address, missing when there is none. Mapped IPv6 addresses are looked up as IPv4.</summary>
    /// <param name="network">The block that the answer holds for.</param>
    public MmdbValue Find(IpAddr address, out IpRange network)
    {
        address = address.Unmap();
        network = default;
        if (!address.IsV4 && !_isV6)
        {
            return MmdbValue.None;
        }

        var start = address.IsV4 ? _v4Root : 0;
        var record = _tree.Walk(_file.Span, start, address.Bits, address.BitLength, out var depth);
        network = new IpRange(address, depth);

        // Where IPv4 is not a branch of its own, the block is one of IPv6 addresses.
        if (address.IsV4 && _isV6 && _v4Depth < 96)
        {
            network = new IpRange(new IpAddr(address.Bits, false), _v4Depth);
        }

        var offset = record - _tree.NodeCount - MmdbTree.SeparatorLength;
        return record > _tree.NodeCount && offset >= 0 && offset <= int.MaxValue ? MmdbValue.At(Data, (int)offset) : MmdbValue.None;
    }
}

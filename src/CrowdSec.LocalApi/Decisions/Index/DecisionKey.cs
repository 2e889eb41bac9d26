using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>What rows are found by: addresses, or the text of another value.</summary>
internal readonly struct DecisionKey
{
    private readonly AddressBits _bits;
    private readonly byte _length;
    private readonly bool _isV4;
    private readonly string? _text;

    public DecisionKey(AddressBits bits, bool isV4, int length)
    {
        _bits = bits;
        _isV4 = isV4;
        _length = (byte)length;
    }

    public DecisionKey(string text) => _text = text;

    public DecisionKey(IpRange range)
        : this(range.First.Bits, range.First.IsV4, range.Length)
    {
    }

    public static DecisionKey Of(in DecisionRow row) => row.HasRange ? new(row.Bits, row.IsV4, row.Length) : new(row.Value!);

    public bool Matches(in DecisionRow row) =>
        _text is null
            ? row.Bits == _bits && row.Length == _length && row.HasRange && row.IsV4 == _isV4
            : !row.HasRange && string.Equals(row.Value, _text, StringComparison.Ordinal);

    /// <summary>Spread over all bits; the seed keeps those who choose addresses from choosing hashes.</summary>
    public uint Hash(ulong seed)
    {
        var hash = seed;
        if (_text is not null)
        {
            return Mix(ref hash, (ulong)(uint)_text.GetHashCode());
        }

        Mix(ref hash, (ulong)_bits);
        if (!_isV4)
        {
            Mix(ref hash, (ulong)(_bits >> 64));
        }

        return Mix(ref hash, (ulong)_length | (_isV4 ? 256UL : 0));
    }

    private static uint Mix(ref ulong hash, ulong value)
    {
        var high = Math.BigMul(hash ^ value, 0x9E3779B97F4A7C15UL ^ (hash << 1), out var low);
        hash = high ^ low ^ 0xD6E8FEB86659FD93UL;
        return (uint)(hash ^ (hash >> 32));
    }
}

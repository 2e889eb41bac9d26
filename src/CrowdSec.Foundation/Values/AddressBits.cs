using System.Numerics;

namespace CrowdSec.Foundation.Values;

/// <summary>
/// The bits of an address as a number. Two halves rather than the runtime's UInt128: code that touches that type cannot be compiled ahead, and addresses are everywhere where a start takes its time.
/// Shifts take their count modulo 128.
/// </summary>
public readonly record struct AddressBits(ulong High, ulong Low) : IComparable<AddressBits>
{
    private const int Half = 64;

    public static readonly AddressBits MaxValue = new(ulong.MaxValue, ulong.MaxValue);

    public static AddressBits Zero => default;

    public static implicit operator AddressBits(uint value) => new(0, value);

    public static implicit operator AddressBits(ulong value) => new(0, value);

    /// <summary>The lowest 64 bits.</summary>
    public static explicit operator ulong(AddressBits value) => value.Low;

    /// <summary>The lowest 32 bits.</summary>
    public static explicit operator uint(AddressBits value) => (uint)value.Low;

    /// <summary>The lowest 16 bits.</summary>
    public static explicit operator ushort(AddressBits value) => (ushort)value.Low;

    public static AddressBits operator &(AddressBits left, AddressBits right) => new(left.High & right.High, left.Low & right.Low);

    public static AddressBits operator |(AddressBits left, AddressBits right) => new(left.High | right.High, left.Low | right.Low);

    public static AddressBits operator ^(AddressBits left, AddressBits right) => new(left.High ^ right.High, left.Low ^ right.Low);

    public static AddressBits operator <<(AddressBits value, int count)
    {
        count &= 127;
        return count switch
        {
            0 => value,
            >= Half => new(value.Low << (count - Half), 0),
            _ => new((value.High << count) | (value.Low >> (Half - count)), value.Low << count),
        };
    }

    public static AddressBits operator >>(AddressBits value, int count)
    {
        count &= 127;
        return count switch
        {
            0 => value,
            >= Half => new(0, value.High >> (count - Half)),
            _ => new(value.High >> count, (value.Low >> count) | (value.High << (Half - count))),
        };
    }

    public static bool operator <(AddressBits left, AddressBits right) => left.High < right.High || (left.High == right.High && left.Low < right.Low);

    public static bool operator >(AddressBits left, AddressBits right) => right < left;

    public static bool operator <=(AddressBits left, AddressBits right) => !(right < left);

    public static bool operator >=(AddressBits left, AddressBits right) => !(left < right);

    public static AddressBits Max(AddressBits left, AddressBits right) => left < right ? right : left;

    public static int LeadingZeroCount(AddressBits value) => value.High != 0 ? BitOperations.LeadingZeroCount(value.High) : Half + BitOperations.LeadingZeroCount(value.Low);

    public int CompareTo(AddressBits other) => this < other ? -1 : other < this ? 1 : 0;

    public bool Equals(AddressBits other) => High == other.High && Low == other.Low;

    public override int GetHashCode() => HashCode.Combine(High, Low);
}

using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Foundation.Values;

/// <summary>Against the runtime's own 128-bit numbers.</summary>
public sealed class AddressBitsTests
{
    [Fact]
    public void Operators_do_what_those_of_the_runtime_do()
    {
        var random = new Random(17);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b, shift) = (Next(random), Next(random), random.Next(-200, 300));
            var (x, y) = (Of(a), Of(b));
            Assert.Equal(Of(a & b), x & y);
            Assert.Equal(Of(a | b), x | y);
            Assert.Equal(Of(a ^ b), x ^ y);
            Assert.Equal(Of(a << shift), x << shift);
            Assert.Equal(Of(a >> shift), x >> shift);
            Assert.Equal(a.CompareTo(b), x.CompareTo(y));
            Assert.Equal((a < b, a <= b, a > b, a >= b, a == b), (x < y, x <= y, x > y, x >= y, x == y));
            Assert.Equal(Of(UInt128.Max(a, b)), AddressBits.Max(x, y));
            Assert.Equal((int)UInt128.LeadingZeroCount(a), AddressBits.LeadingZeroCount(x));
            Assert.Equal((unchecked((ulong)a), unchecked((uint)a), unchecked((ushort)a)), ((ulong)x, (uint)x, (ushort)x));
        }
    }

    // Often with equal or empty halves.
    private static UInt128 Next(Random random)
    {
        ulong Half() => random.Next(4) switch
        {
            0 => 0,
            1 => ulong.MaxValue,
            2 => (ulong)random.Next(3),
            _ => (ulong)random.NextInt64(long.MinValue, long.MaxValue),
        };
        return new(Half(), Half());
    }

    private static AddressBits Of(UInt128 value) => new((ulong)(value >> 64), unchecked((ulong)value));
}

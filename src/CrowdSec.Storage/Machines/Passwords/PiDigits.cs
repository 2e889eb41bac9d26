using System.Numerics;

namespace CrowdSec.Storage.Machines.Passwords;

/// <summary>Binary digits of pi behind the point, by the series of the Chudnovsky brothers with binary splitting.</summary>
internal static class PiDigits
{
    private const int GuardBits = 64;
    private const double BitsPerTerm = 47;
    private static readonly BigInteger CubeOverDivisor = BigInteger.Pow(640320, 3) / 24;

    /// <param name="bytes">How many; the result is big-endian.</param>
    public static byte[] Fraction(int bytes)
    {
        var bits = (bytes * 8) + GuardBits;
        var (_, q, t) = Split(0, (int)(bits / BitsPerTerm) + 2);
        var pi = q * 426880 * SquareRoot(10005, bits) / t;
        var fraction = (pi - (new BigInteger(3) << bits)) >> GuardBits;
        var digits = fraction.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[bytes - digits.Length], .. digits];
    }

    private static (BigInteger P, BigInteger Q, BigInteger T) Split(int from, int to)
    {
        if (to - from == 1)
        {
            BigInteger k = from;
            BigInteger p = from == 0 ? 1 : -((6 * k) - 5) * ((2 * k) - 1) * ((6 * k) - 1);
            BigInteger q = from == 0 ? 1 : k * k * k * CubeOverDivisor;
            return (p, q, p * (13591409 + (545140134 * k)));
        }

        var middle = (from + to) / 2;
        var (p1, q1, t1) = Split(from, middle);
        var (p2, q2, t2) = Split(middle, to);
        return (p1 * p2, q1 * q2, (t1 * q2) + (p1 * t2));
    }

    /// <summary>Newton's iteration from above; the result has <paramref name="bits"/> bits behind the point.</summary>
    private static BigInteger SquareRoot(int value, int bits)
    {
        var square = new BigInteger(value) << (2 * bits);
        var root = new BigInteger(Math.Ceiling(Math.Sqrt(value) * (1L << 32))) << (bits - 32);
        while (true)
        {
            var next = (root + (square / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CrowdSec.Storage.Machines.Passwords;

/// <summary>Blowfish's subkeys and substitution boxes, with the key schedule of bcrypt (Provos and Mazières, "A Future-Adaptable Password Scheme", 1999).</summary>
internal sealed class Blowfish
{
    private const int Subkeys = 18;
    private const int Boxes = 4 * 256;
    private static readonly Lazy<uint[]> Initial = new(static () => Words(PiDigits.Fraction((Subkeys + Boxes) * sizeof(uint))));

    private readonly uint[] _state = (uint[])Initial.Value.Clone(); // subkeys, then the boxes

    /// <summary>Mixes in a key, repeated as needed, and a salt of 16 bytes; an empty salt counts as zeros.</summary>
    public void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        var at = 0;
        for (var i = 0; i < Subkeys; i++)
        {
            uint word = 0;
            for (var b = 0; b < sizeof(uint); b++)
            {
                word = (word << 8) | key[at];
                at = at + 1 == key.Length ? 0 : at + 1;
            }

            _state[i] ^= word;
        }

        Span<uint> saltWords = salt.IsEmpty ? stackalloc uint[4] : Words(salt);
        uint left = 0, right = 0;
        for (var i = 0; i < _state.Length; i += 2)
        {
            left ^= saltWords[i & 2];
            right ^= saltWords[(i & 2) + 1];
            Encrypt(ref left, ref right);
            _state[i] = left;
            _state[i + 1] = right;
        }
    }

    public void Encrypt(ref uint leftHalf, ref uint rightHalf)
    {
        // The indices are bounded by construction: bytes into boxes of 256, and a fixed number of rounds.
        ref var p = ref MemoryMarshal.GetArrayDataReference(_state);
        ref var s = ref Unsafe.Add(ref p, Subkeys);
        var left = leftHalf;
        var right = rightHalf;
        for (nint round = 0; round < Subkeys - 2; round += 2)
        {
            left ^= Unsafe.Add(ref p, round);
            right ^= Mix(ref s, left);
            right ^= Unsafe.Add(ref p, round + 1);
            left ^= Mix(ref s, right);
        }

        leftHalf = right ^ Unsafe.Add(ref p, Subkeys - 1);
        rightHalf = left ^ Unsafe.Add(ref p, Subkeys - 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(ref uint s, uint x) =>
        ((Unsafe.Add(ref s, (nint)(x >> 24)) + Unsafe.Add(ref s, 256 + (nint)(byte)(x >> 16))) ^ Unsafe.Add(ref s, 512 + (nint)(byte)(x >> 8)))
        + Unsafe.Add(ref s, 768 + (nint)(byte)x);

    private static uint[] Words(ReadOnlySpan<byte> bytes)
    {
        var result = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(i * sizeof(uint))..]);
        }

        return result;
    }
}

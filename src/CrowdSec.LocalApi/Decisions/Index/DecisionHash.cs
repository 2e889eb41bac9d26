using System.Text;
using CrowdSec.LocalApi.Decisions.Writing;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>Hash of one entry of a bouncer's set: FNV-1a, 64 bits, of the UTF-8 text "scope type value" with a zero byte between; see docs/decision-stream.md.</summary>
internal static class DecisionHash
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of what comes before the value.</summary>
    public static ulong Begin(string scope, string type) => Add(Add(Add(Add(Basis, scope), 0), type), 0);

    public static ulong Of(in DecisionView decision)
    {
        var hash = decision.Label.HashBegin;
        if (decision.Value is not null)
        {
            return Add(hash, decision.Value);
        }

        Span<byte> text = stackalloc byte[AddressUtf8.MaxLength];
        return Add(hash, text[..AddressUtf8.Write(text, decision.Bits, decision.IsV4, decision.TextLength)]);
    }

    private static ulong Add(ulong hash, byte value) => (hash ^ value) * Prime;

    private static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * Prime;
        }

        return hash;
    }

    private static ulong Add(ulong hash, string text)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            hash = Add(hash, bytes[..rune.EncodeToUtf8(bytes)]);
        }

        return hash;
    }
}

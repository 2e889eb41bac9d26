using System.Buffers.Text;
using CrowdSec.LocalApi.Decisions.Index;

namespace CrowdSec.LocalApi.Decisions.Writing;

/// <summary>Decisions as bouncers read them; see reference 06.13 for names, order and formats.</summary>
internal static class DecisionJson
{
    private const int Fixed = 160;

    /// <summary>Room that <see cref="Write"/> needs at most.</summary>
    public static int MaxLength(in DecisionView decision) =>
        Fixed + decision.Label.Fragment.Length + ((decision.Value?.Length ?? 0) * JsonUtf8.MaxBytesPerChar);

    /// <param name="now">UTC ticks, from which the duration counts.</param>
    /// <param name="withUuid">As in streams; live answers leave it out.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(Span<byte> to, in DecisionView decision, long now, bool withUuid)
    {
        var at = Append(to, 0, "{\"duration\":\""u8);
        at += DurationUtf8.Write(to[at..], DurationUtf8.RoundToSeconds(decision.Until - now));
        at = Append(to, at, "\",\"id\":"u8);
        Utf8Formatter.TryFormat(decision.Id, to[at..], out var digits);
        at = Append(to, at + digits, decision.Label.Fragment);
        if (withUuid && decision.Uuid != Guid.Empty)
        {
            at = Append(to, at, ",\"uuid\":\""u8);
            Utf8Formatter.TryFormat(decision.Uuid, to[at..], out var written);
            at = Append(to, at + written, "\""u8);
        }

        at = Append(to, at, ",\"value\":\""u8);
        at += WriteValue(to[at..], decision);
        return Append(to, at, "\"}"u8);
    }

    private static int WriteValue(Span<byte> to, in DecisionView decision) =>
        decision.Value is { } text ? JsonUtf8.WriteEscaped(to, text) : AddressUtf8.Write(to, decision.Bits, decision.IsV4, decision.TextLength);

    private static int Append(Span<byte> to, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[at..]);
        return at + bytes.Length;
    }
}

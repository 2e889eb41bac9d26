using System.Text;
using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Decisions.Writing;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>A decision copied out of the index.</summary>
internal readonly struct DecisionView
{
    public DecisionView(in DecisionRow row, DecisionLabel label)
    {
        Bits = row.Bits;
        Uuid = row.Uuid;
        Id = row.Id;
        AlertId = row.AlertId;
        Until = row.Until;
        Value = row.Value;
        Label = label;
        Length = row.Length;
        HasRange = row.HasRange;
        IsV4 = row.IsV4;
        TextLength = row.TextLength;
    }

    public AddressBits Bits { get; }

    public Guid Uuid { get; }

    public long Id { get; }

    /// <summary>0: gone.</summary>
    public long AlertId { get; }

    /// <summary>UTC ticks.</summary>
    public long Until { get; }

    /// <summary>Null: the canonical text of the addresses.</summary>
    public string? Value { get; }

    public DecisionLabel Label { get; }

    public byte Length { get; }

    public bool HasRange { get; }

    public bool IsV4 { get; }

    /// <summary>The prefix length as it stands in the text; -1: it does not.</summary>
    public int TextLength { get; }

    /// <summary>The value as text.</summary>
    public string ValueText()
    {
        if (Value is not null)
        {
            return Value;
        }

        Span<byte> text = stackalloc byte[AddressUtf8.MaxLength];
        return Encoding.ASCII.GetString(text[..AddressUtf8.Write(text, Bits, IsV4, TextLength)]);
    }
}

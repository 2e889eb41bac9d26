using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>A decision in memory: 80 bytes. Rows are linked to those of the same value, the longest first.</summary>
internal struct DecisionRow
{
    /// <summary>The first address of the range.</summary>
    public AddressBits Bits;

    public Guid Uuid;

    public long Id;

    /// <summary>0: gone.</summary>
    public long AlertId;

    /// <summary>UTC ticks.</summary>
    public long Until;

    /// <summary>The text of the value, when it is not the canonical text of the range.</summary>
    public string? Value;

    /// <summary>Slot of the next longer decision on the value; -1: none.</summary>
    public int Longer;

    /// <summary>Slot of the next shorter decision on the value; -1: none. For free slots: the next free one.</summary>
    public int Shorter;

    public int Label;

    /// <summary>Of the last complete load that met the row.</summary>
    public ushort Load;

    public byte Length;

    public RowFlags Flags;

    public readonly bool HasRange => (Flags & RowFlags.HasRange) != 0;

    public readonly bool IsV4 => (Flags & RowFlags.IsV4) != 0;

    /// <summary>The prefix length as it stands in the text; -1: it does not.</summary>
    public readonly int TextLength => (Flags & RowFlags.Slash) != 0 ? Length : -1;

    /// <summary>Whether both rows, which are on the same addresses, have the same text as value.</summary>
    public readonly bool HasSameText(in DecisionRow other) => Flags == other.Flags && (ReferenceEquals(Value, other.Value) || string.Equals(Value, other.Value, StringComparison.Ordinal));
}

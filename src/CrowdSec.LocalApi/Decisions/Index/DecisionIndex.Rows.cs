using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <content>Rows and the lists they are in; the caller holds the gate.</content>
internal sealed partial class DecisionIndex
{
    /// <summary>A row by itself, without a label. Needs no gate.</summary>
    public static DecisionRow Describe(in StoredDecision decision)
    {
        var row = new DecisionRow { Id = decision.Id, AlertId = decision.AlertId, Until = decision.Until.Ticks, Uuid = decision.Uuid, Longer = -1, Shorter = -1 };
        SetValue(ref row, decision);
        return row;
    }

    /// <returns>-1: none.</returns>
    private int FindId(long id)
    {
        var position = ById.Seek(0, id);
        return ById.TryNext(ref position, out var slot) && Rows[slot].Id == id ? slot : -1;
    }

    private int Insert(in StoredDecision decision)
    {
        var slot = Rows.Take();
        ref var row = ref Rows[slot];
        row = Describe(decision);
        row.Label = Labels.Take(decision);
        Link(slot);
        ById.Add(slot);
        ByUntil.Add(slot);
        if (row.HasRange)
        {
            _lengths.Add(row.IsV4, row.Length);
            _oddRows += IsOdd(row) ? 1 : 0;
        }

        return slot;
    }

    private void Remove(int slot)
    {
        ref var row = ref Rows[slot];
        ById.Remove(slot);
        ByUntil.Remove(slot);
        Unlink(slot);
        if (row.HasRange)
        {
            _lengths.Remove(row.IsV4, row.Length);
            _oddRows -= IsOdd(row) ? 1 : 0;
        }

        Labels.Release(row.Label);
        Rows.Release(slot);
    }

    private void Move(int slot, long until)
    {
        ByUntil.Remove(slot);
        Unlink(slot);
        Rows[slot].Until = until;
        Link(slot);
        ByUntil.Add(slot);
    }

    private static void SetValue(ref DecisionRow row, in StoredDecision decision)
    {
        if (decision.Range?.Unmap() is not { } range)
        {
            row.Value = decision.Value;
            return;
        }

        row.Bits = range.First.Bits;
        row.Length = (byte)range.Length;
        row.Flags = RowFlags.HasRange | (range.First.IsV4 ? RowFlags.IsV4 : RowFlags.None) | (decision.Value.Contains('/') ? RowFlags.Slash : RowFlags.None);
        if (!ValueText.IsCanonical(decision.Value, row.Bits, row.IsV4, row.TextLength) || (row.TextLength < 0 && range.Length < range.First.BitLength))
        {
            row.Value = decision.Value;
        }
    }

    private static bool IsOdd(in DecisionRow row) =>
        row.Value is not null && ValueText.Parse(row.Value) != new IpRange(new(row.Bits, row.IsV4), row.Length);

    // The chain of a value: the greatest (until, id) first.
    private void Link(int slot)
    {
        ref var row = ref Rows[slot];
        var key = DecisionKey.Of(row);
        var shorter = _keys.Find(key);
        var longer = -1;
        while (shorter >= 0 && IsBefore(row, Rows[shorter]))
        {
            longer = shorter;
            shorter = Rows[shorter].Shorter;
        }

        row.Longer = longer;
        row.Shorter = shorter;
        if (shorter >= 0)
        {
            Rows[shorter].Longer = slot;
        }

        if (longer >= 0)
        {
            Rows[longer].Shorter = slot;
        }
        else
        {
            _keys.Set(key, slot);
        }

        _sums.Linked(this, slot);
    }

    private void Unlink(int slot)
    {
        _sums.Unlinking(this, slot);
        ref var row = ref Rows[slot];
        if (row.Shorter >= 0)
        {
            Rows[row.Shorter].Longer = row.Longer;
        }

        if (row.Longer >= 0)
        {
            Rows[row.Longer].Shorter = row.Shorter;
        }
        else if (row.Shorter >= 0)
        {
            _keys.Set(DecisionKey.Of(row), row.Shorter);
        }
        else
        {
            _keys.Remove(DecisionKey.Of(row));
        }
    }

    private static bool IsBefore(in DecisionRow row, in DecisionRow other) => row.Until != other.Until ? row.Until < other.Until : row.Id < other.Id;
}

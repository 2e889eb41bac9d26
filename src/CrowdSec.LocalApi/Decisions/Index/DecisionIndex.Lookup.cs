using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Decisions.Queries;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <content>Questions about one value. They take the gate themselves, except those that say otherwise.</content>
internal sealed partial class DecisionIndex
{
    /// <summary>Adds the decisions in force that pass, when the query names addresses or a value; in no order.</summary>
    /// <returns>False: the query needs a look at all rows.</returns>
    public bool TryFind(DecisionQuery query, long now, PageBuffer into)
    {
        if (query.Range is { } range && query.Contains)
        {
            FindHolding(range, query, now, into);
            return true;
        }

        if (query.Value is null)
        {
            return false;
        }

        lock (Gate)
        {
            if (_oddRows > 0)
            {
                return false;
            }

            Collect(new(query.Value), query, now, into);
            if (ValueText.Parse(query.Value) is { } addresses)
            {
                Collect(new(addresses), query, now, into);
            }
        }

        return true;
    }

    /// <summary>Adds the decisions in force whose addresses hold the range.</summary>
    public void FindHolding(IpRange range, DecisionQuery query, long now, PageBuffer into)
    {
        range = range.Unmap();
        var isV4 = range.First.IsV4;
        lock (Gate)
        {
            foreach (var length in _lengths.Used(isV4))
            {
                if (length > range.Length)
                {
                    break;
                }

                Collect(new(new IpRange(range.First, length)), query, now, into);
            }
        }
    }

    /// <summary>Whether no decision that passes, of the row's scope, type and value, ends after the instant, or at it with a greater id. The caller holds the gate.</summary>
    public bool IsLongest(in DecisionRow row, LabelVerdicts verdicts, long floor, long floorId)
    {
        if (row.Longer < 0)
        {
            return true;
        }

        var label = Labels[row.Label];
        for (var slot = _keys.Find(DecisionKey.Of(row)); slot >= 0; slot = Rows[slot].Shorter)
        {
            ref var other = ref Rows[slot];
            if (other.Until < floor || (other.Until == floor && other.Id <= floorId))
            {
                return true;
            }

            var otherLabel = Labels[other.Label];
            if (label.IsSameScopeAndType(otherLabel) && row.HasSameText(other) && verdicts.Accepts(otherLabel) && verdicts.Query.Accepts(other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Slot of the longest decision on a value; the others follow by <see cref="DecisionRow.Shorter"/>. The caller holds the gate.</summary>
    public int FindLongest(in DecisionKey key) => _keys.Find(key);

    private void Collect(in DecisionKey key, DecisionQuery query, long now, PageBuffer into)
    {
        for (var slot = _keys.Find(key); slot >= 0; slot = Rows[slot].Shorter)
        {
            ref var row = ref Rows[slot];
            if (row.Until <= now)
            {
                return;
            }

            var label = Labels[row.Label];
            if (query.Accepts(label) && query.Accepts(row))
            {
                into.Add(row, label);
            }
        }
    }
}

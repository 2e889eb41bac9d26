namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>
/// Checksums of what is in force, for each scope, without simulated decisions, kept up to date with each change. Natural ends are taken out when asked, in the order of the ends.
/// Not thread-safe: the index guards it.
/// </summary>
internal sealed class DecisionSums
{
    private readonly Dictionary<string, ScopeSum> _byScope = [];

    // Neighbours mostly have one scope.
    private ScopeSum? _last;

    // Rows with a greater (until, id) are in.
    private long _sweptUntil = long.MinValue;
    private long _sweptId = long.MaxValue;

    public void Linked(DecisionIndex index, int slot)
    {
        if (IsIn(index.Rows[slot]) && !HasOther(index, slot))
        {
            Change(index, slot, add: true);
        }
    }

    public void Unlinking(DecisionIndex index, int slot)
    {
        if (IsIn(index.Rows[slot]) && !HasOther(index, slot))
        {
            Change(index, slot, add: false);
        }
    }

    /// <summary>Takes out some rows that have ended.</summary>
    /// <returns>False when none is left to take out.</returns>
    public bool Sweep(DecisionIndex index, long now)
    {
        if (now < _sweptUntil - TimeSpan.TicksPerSecond)
        {
            Recount(index, now);
            return false;
        }

        if (now < _sweptUntil)
        {
            GoBack(index, now);
            return false;
        }

        var position = index.ByUntil.Seek(_sweptUntil, _sweptId == long.MaxValue ? long.MaxValue : _sweptId + 1);
        for (var i = 0; i < DecisionIndex.Batch; i++)
        {
            if (!index.ByUntil.TryNext(ref position, out var slot) || index.Rows[slot].Until > now)
            {
                (_sweptUntil, _sweptId) = (Math.Max(now, _sweptUntil), long.MaxValue);
                return false;
            }

            ref var row = ref index.Rows[slot];
            (_sweptUntil, _sweptId) = (row.Until, row.Id);
            if (!HasOther(index, slot))
            {
                Change(index, slot, add: false);
            }
        }

        return true;
    }

    /// <param name="scopes">Null: all.</param>
    public DecisionChecksum Of(IReadOnlyList<string>? scopes)
    {
        var sum = default(DecisionChecksum);
        foreach (var scope in scopes?.Distinct() ?? _byScope.Keys)
        {
            sum = sum.Plus(_byScope.GetValueOrDefault(scope)?.Sum ?? default);
        }

        return sum;
    }

    private bool IsIn(in DecisionRow row) => row.Until != _sweptUntil ? row.Until > _sweptUntil : row.Id > _sweptId;

    // Whether another row that is in stands for the same entry, or the row can stand for none.
    private bool HasOther(DecisionIndex index, int slot)
    {
        ref var row = ref index.Rows[slot];
        var label = index.Labels[row.Label];
        if (label.Simulated)
        {
            return true;
        }

        if (row.Longer < 0 && row.Shorter < 0)
        {
            return false;
        }

        for (var at = index.FindLongest(DecisionKey.Of(row)); at >= 0 && IsIn(index.Rows[at]); at = index.Rows[at].Shorter)
        {
            var other = index.Labels[index.Rows[at].Label];
            if (at != slot && !other.Simulated && label.IsSameScopeAndType(other) && row.HasSameText(index.Rows[at]))
            {
                return true;
            }
        }

        return false;
    }

    private void Change(DecisionIndex index, int slot, bool add)
    {
        ref var row = ref index.Rows[slot];
        var label = index.Labels[row.Label];
        var hash = DecisionHash.Of(new DecisionView(row, label));
        var sum = SumOf(label.Scope);
        sum.Sum = add ? sum.Sum.Plus(hash) : sum.Sum.Minus(hash);
        if (sum.Sum.Count == 0)
        {
            _byScope.Remove(label.Scope);
            _last = null;
        }
    }

    private ScopeSum SumOf(string scope)
    {
        if (_last is { } last && last.Scope == scope)
        {
            return last;
        }

        if (!_byScope.TryGetValue(scope, out var sum))
        {
            _byScope.Add(scope, sum = new(scope));
        }

        return _last = sum;
    }

    // Requests do not come in the order of their instants: some rows come in again, the latest first.
    private void GoBack(DecisionIndex index, long now)
    {
        List<int> back = [];
        var position = index.ByUntil.Seek(now, long.MaxValue);
        while (index.ByUntil.TryNext(ref position, out var slot) && !IsIn(index.Rows[slot]))
        {
            back.Add(slot);
        }

        for (var i = back.Count - 1; i >= 0; i--)
        {
            if (!HasOther(index, back[i]))
            {
                Change(index, back[i], add: true);
            }

            (_sweptUntil, _sweptId) = (index.Rows[back[i]].Until, index.Rows[back[i]].Id - 1);
        }

        (_sweptUntil, _sweptId) = (now, long.MaxValue);
    }

    // The clock went back: what had ended may be in force again.
    private void Recount(DecisionIndex index, long now)
    {
        _byScope.Clear();
        _last = null;
        (_sweptUntil, _sweptId) = (now, long.MaxValue);
        var position = index.ByUntil.Seek(now, long.MaxValue);
        while (index.ByUntil.TryNext(ref position, out var slot))
        {
            ref var row = ref index.Rows[slot];
            var top = index.FindLongest(DecisionKey.Of(row));
            if (IsTop(index, slot, top))
            {
                Change(index, slot, add: true);
            }
        }
    }

    private static bool IsTop(DecisionIndex index, int slot, int longest)
    {
        var label = index.Labels[index.Rows[slot].Label];
        for (var at = longest; at != slot; at = index.Rows[at].Shorter)
        {
            var other = index.Labels[index.Rows[at].Label];
            if (!other.Simulated && label.IsSameScopeAndType(other) && index.Rows[slot].HasSameText(index.Rows[at]))
            {
                return false;
            }
        }

        return !label.Simulated;
    }
}

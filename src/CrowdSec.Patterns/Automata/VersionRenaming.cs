namespace CrowdSec.Patterns.Automata;

/// <summary>
/// Names the tag versions of a new state in order of first appearance, tag by tag, so that states that differ in nothing but names become
/// one; the renaming is made good by register operations on the transition.
/// </summary>
internal sealed class VersionRenaming(RegisterFile registers, int tagCount)
{
    private readonly List<short> _oldOfNew = [];
    private readonly List<RegisterOperation> _moves = [];
    private readonly List<RegisterOperation> _operations = [];

    /// <summary>Renames the rows in place and returns what the transition has to do to the registers.</summary>
    public RegisterOperation[] Rename(RowTable rows)
    {
        _operations.Clear();
        _moves.Clear();
        for (var tag = 0; tag < tagCount; tag++)
        {
            RenameTag(rows, tag);
        }

        var positions = _operations.ToArray();
        _operations.Clear();
        OrderMoves();
        return [.. _operations, .. positions];
    }

    private void RenameTag(RowTable rows, int tag)
    {
        _oldOfNew.Clear();
        for (var row = 0; row < rows.Count; row++)
        {
            ref var version = ref rows[row][tag];
            if (version == RegisterOperation.Unset)
            {
                continue;
            }

            var name = _oldOfNew.IndexOf(version);
            if (name < 0)
            {
                name = _oldOfNew.Count;
                _oldOfNew.Add(version);
            }

            version = (short)name;
        }

        for (var name = 0; name < _oldOfNew.Count; name++)
        {
            AddOperation(tag, (short)name, _oldOfNew[name]);
        }
    }

    private void AddOperation(int tag, short name, short old)
    {
        if (old == RegisterOperation.Position)
        {
            _operations.Add(new RegisterOperation(registers.Of(tag, name), RegisterOperation.Position));
        }
        else if (old != name)
        {
            _moves.Add(new RegisterOperation(registers.Of(tag, name), registers.Of(tag, old)));
        }
    }

    /// <summary>Puts moves that happen at once in an order in which none overwrites what another one still needs.</summary>
    private void OrderMoves()
    {
        while (_moves.Count > 0)
        {
            var free = _moves.FindIndex(move => !_moves.Exists(other => other.Source == move.Target && other != move));
            if (free >= 0)
            {
                _operations.Add(_moves[free]);
                _moves.RemoveAt(free);
                continue;
            }

            // A circle: keep one value aside.
            var kept = _moves[0].Source;
            _operations.Add(new RegisterOperation(0, kept));
            _moves[0] = _moves[0] with { Source = 0 };
        }
    }
}

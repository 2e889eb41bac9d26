using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>Labels in use, by number and by content. Not thread-safe: the index guards it. Labels without rows go, so that free-form scenarios cannot fill the memory.</summary>
internal sealed class LabelTable
{
    private readonly Dictionary<(string Origin, string Type, string Scope, string Scenario, bool Simulated), DecisionLabel> _byContent = [];
    private readonly Stack<int> _free = [];
    private DecisionLabel[] _byNumber = new DecisionLabel[16];
    private DecisionLabel? _last;
    private int _count;

    /// <summary>Above all numbers in use.</summary>
    public int Count => _count;

    public DecisionLabel this[int number] => _byNumber[number];

    public int Take(in StoredDecision decision)
    {
        // Neighbours mostly come from the same list.
        if (_last is { Uses: > 0 } last && last.IsOf(decision))
        {
            last.Uses++;
            return last.Number;
        }

        var content = (decision.Origin, decision.Type, decision.Scope, decision.Scenario, decision.Simulated);
        if (!_byContent.TryGetValue(content, out var label))
        {
            label = new(decision.Origin, decision.Type, decision.Scope, decision.Scenario, decision.Simulated) { Number = _free.TryPop(out var free) ? free : _count++ };
            if (label.Number >= _byNumber.Length)
            {
                Array.Resize(ref _byNumber, _byNumber.Length * 2);
            }

            _byNumber[label.Number] = label;
            _byContent.Add(content, label);
        }

        label.Uses++;
        _last = label;
        return label.Number;
    }

    public void Release(int number)
    {
        var label = _byNumber[number];
        if (--label.Uses == 0)
        {
            _byContent.Remove((label.Origin, label.Type, label.Scope, label.Scenario, label.Simulated));
            _free.Push(number);
        }
    }
}

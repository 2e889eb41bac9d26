using CrowdSec.LocalApi.Decisions.Queries;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>A query, and what it said of labels so far. For one reader at a time, who holds the index.</summary>
internal sealed class LabelVerdicts(DecisionQuery query)
{
    private (DecisionLabel? Label, bool Accepted)[] _known = [];

    public DecisionQuery Query => query;

    public bool Accepts(DecisionLabel label)
    {
        if (label.Number >= _known.Length)
        {
            Array.Resize(ref _known, Math.Max(16, (label.Number + 1) * 2));
        }

        ref var known = ref _known[label.Number];
        if (!ReferenceEquals(known.Label, label))
        {
            known = (label, query.Accepts(label));
        }

        return known.Accepted;
    }
}

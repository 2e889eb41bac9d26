using CrowdSec.Expr.Analysis;

namespace CrowdSec.Engine.Scenarios.Routing;

/// <summary>The conditions that stand in more than one filter, with a place each where the answer for the current event is remembered.</summary>
internal sealed class SharedConditions
{
    private readonly Dictionary<string, int> _places;

    private SharedConditions(Dictionary<string, int> places) => _places = places;

    public int Count => _places.Count;

    public static SharedConditions Of(IEnumerable<Scenario> scenarios)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var shared = scenarios
            .SelectMany(static s => s.Filter.Conjuncts)
            .Where(static c => c.IsRepeatable)
            .GroupBy(static c => c.Key, StringComparer.Ordinal)
            .Where(static g => g.Count() > 1);
        foreach (var group in shared)
        {
            places.Add(group.Key, places.Count);
        }

        return new SharedConditions(places);
    }

    /// <returns>-1 when the condition stands alone.</returns>
    public int PlaceOf(Conjunct conjunct) => conjunct.IsRepeatable ? _places.GetValueOrDefault(conjunct.Key, -1) : -1;
}

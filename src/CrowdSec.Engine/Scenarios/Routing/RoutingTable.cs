using CrowdSec.Expr.Analysis;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Engine.Scenarios.Routing;

/// <summary>
/// An index over the filters of all scenarios. A filter that asks for a field's value ("evt.Meta.log_type == 'x' and …") is looked up by that value, so that
/// an event meets the scenarios made for its kind only; conditions that several scenarios share are evaluated once per event.
/// </summary>
internal sealed class RoutingTable
{
    private readonly KeyIndex[] _indexes;
    private readonly ulong[] _always;

    private RoutingTable(ScenarioRoute[] routes, KeyIndex[] indexes, ulong[] always, int memos)
    {
        Routes = routes;
        _indexes = indexes;
        _always = always;
        Memos = memos;
    }

    /// <summary>By scenario id.</summary>
    public ScenarioRoute[] Routes { get; }

    /// <summary>How many answers are remembered per event.</summary>
    public int Memos { get; }

    /// <summary>Words of 64 bits that a set of scenarios takes.</summary>
    public int Words => _always.Length;

    public static RoutingTable Build(IReadOnlyList<Scenario> scenarios)
    {
        var words = (scenarios.Count + 63) / 64;
        var always = new ulong[words];
        var keyed = new Dictionary<string, List<(KeyTest Test, int Scenario)>>(StringComparer.Ordinal);
        var memos = SharedConditions.Of(scenarios);
        var routes = new ScenarioRoute[scenarios.Count];
        foreach (var scenario in scenarios)
        {
            var key = DispatchKey(scenario);
            if (key is null)
            {
                always[scenario.Id / 64] |= 1UL << (scenario.Id % 64);
            }
            else
            {
                var path = key.KeyTest!.Path;
                if (!keyed.TryGetValue(path, out var tests))
                {
                    keyed[path] = tests = [];
                }

                tests.Add((key.KeyTest, scenario.Id));
            }

            routes[scenario.Id] = new ScenarioRoute(scenario, [.. scenario.Filter.Conjuncts.Where(c => c != key).Select(c => new RouteStep(c, memos.PlaceOf(c)))]);
        }

        return new RoutingTable(routes, [.. keyed.Values.Select(tests => new KeyIndex(tests, words))], always, memos.Count);
    }

    /// <summary>Fills in the scenarios whose filter may hold for the event.</summary>
    public void FindCandidates(ExprFrame frame, Span<ulong> candidates)
    {
        _always.CopyTo(candidates);
        foreach (var index in _indexes)
        {
            index.Offer(frame, candidates);
        }
    }

    /// <summary>
    /// The condition to look the scenario up by: the pickiest test of a key. It may be asked out of turn only if nothing before it can fail, or the failure would go unseen.
    /// </summary>
    private static Conjunct? DispatchKey(Scenario scenario)
    {
        Conjunct? best = null;
        foreach (var conjunct in scenario.Filter.Conjuncts)
        {
            if (conjunct.KeyTest is { } test && (best is null || test.Values.Count < best.KeyTest!.Values.Count))
            {
                best = conjunct;
            }

            if (conjunct.CanFail)
            {
                break;
            }
        }

        return best;
    }
}

using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Decisions;

/// <summary>
/// Decisions as they will be read back: texts that every database takes, whole microseconds. Lists go in the order of their addresses, since the index on addresses then is filled page by page.
/// </summary>
internal static class StorableDecisions
{
    private const int SortedFrom = 500;

    public static IReadOnlyList<NewDecision> From(IReadOnlyList<NewDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            return [];
        }

        var rows = new NewDecision[decisions.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Clean(decisions[i]);
        }

        if (rows.Length >= SortedFrom)
        {
            Sort(rows);
        }

        return rows;
    }

    private static NewDecision Clean(NewDecision decision)
    {
        var (origin, type, scope, value, scenario) = (DbText.Clean(decision.Origin), DbText.Clean(decision.Type), DbText.Clean(decision.Scope), DbText.Clean(decision.Value), DbText.Clean(decision.Scenario));
        var parts = decision.Until.Ticks % TimeSpan.TicksPerMicrosecond;
        var isClean = parts == 0 && ReferenceEquals(origin, decision.Origin) && ReferenceEquals(type, decision.Type) && ReferenceEquals(scope, decision.Scope)
            && ReferenceEquals(value, decision.Value) && ReferenceEquals(scenario, decision.Scenario);
        return isClean
            ? decision
            : decision with { Origin = origin, Type = type, Scope = scope, Value = value, Scenario = scenario, Until = decision.Until.AddTicks(-parts) };
    }

    private static void Sort(NewDecision[] rows)
    {
        var keys = new AddressColumns[rows.Length];
        var sorted = true;
        for (var i = 0; i < rows.Length; i++)
        {
            keys[i] = AddressColumns.From(rows[i].Range);
            sorted &= i == 0 || AddressOrder.Instance.Compare(keys[i - 1], keys[i]) <= 0;
        }

        if (!sorted)
        {
            Array.Sort(keys, rows, AddressOrder.Instance);
        }
    }
}

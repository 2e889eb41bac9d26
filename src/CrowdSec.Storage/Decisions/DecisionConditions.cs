using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Decisions;

/// <summary>A <see cref="DecisionFilter"/> as SQL.</summary>
internal static class DecisionConditions
{
    /// <param name="table">Alias of the decisions.</param>
    public static void Add(SqlConditions sql, string table, DecisionFilter filter)
    {
        sql.AddEqual($"{table}.scope", filter.Scope);
        sql.AddEqual($"{table}.uuid", filter.Uuid);
        sql.AddEqual($"{table}.origin", filter.Origin);
        sql.AddEqual($"{table}.value", filter.Value);
        sql.AddEqual($"{table}.type", filter.Type);
        sql.AddEqual($"{table}.scenario", filter.Scenario);
        if (filter.Range is { } range)
        {
            sql.Add(filter.Contains ? AddressConditions.Holding(sql, table, range) : AddressConditions.Inside(sql, table, range));
        }

        if (filter.AlertId is { } alert)
        {
            sql.Add($"{table}.alert_decisions = {sql.Argument(alert)}");
        }
    }
}

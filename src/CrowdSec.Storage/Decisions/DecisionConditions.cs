using CrowdSec.Foundation.Values;
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
        AddValue(sql, table, filter.Value);
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

    /// <summary>Decisions with this value. Addresses are found by address, all else by an index on those that are none.</summary>
    public static void AddValue(SqlConditions sql, string table, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        var text = sql.Argument(value);
        var plain = $"({table}.ip_size = 0 AND {table}.value = {text})";
        sql.Add(IpRange.TryParseAddressOrRange(value, out var range)
            ? $"(({table}.start_ip = {sql.Argument(AddressColumns.From(range).StartIp)} AND {table}.value = {text}) OR {plain})"
            : plain);
    }
}

using CrowdSec.Protocol.Decisions;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Alerts;

/// <summary>An <see cref="AlertFilter"/> as SQL on the alerts "a".</summary>
internal static class AlertConditions
{
    private const string OfAlert = "SELECT 1 FROM decisions d WHERE d.alert_decisions = a.id";

    public static void Add(SqlConditions sql, AlertFilter filter, DateTime now)
    {
        sql.AddEqual("a.source_scope", filter.Scope);
        sql.AddEqual("a.source_value", filter.Value);
        sql.AddEqual("a.kind", filter.Kind);
        AddTimes(sql, filter);
        if (!filter.IncludeSimulated)
        {
            sql.Add($"a.simulated = {sql.Argument(false)}");
        }

        AddDecisions(sql, filter, now);
        if (!filter.IncludeLists && filter.Origin.Length == 0)
        {
            ExcludeLists(sql);
        }
    }

    private static void AddTimes(SqlConditions sql, AlertFilter filter)
    {
        if (filter.Since is { } since)
        {
            sql.Add($"a.started_at >= {sql.Argument(since)}");
        }

        if (filter.Until is { } until)
        {
            sql.Add($"a.started_at <= {sql.Argument(until)}");
        }

        if (filter.CreatedBefore is { } before)
        {
            sql.Add($"a.created_at <= {sql.Argument(before)}");
        }
    }

    private static void AddDecisions(SqlConditions sql, AlertFilter filter, DateTime now)
    {
        if (filter.Scenario.Length > 0)
        {
            var scenario = sql.Argument(filter.Scenario);
            sql.Add($"(a.scenario = {scenario} OR EXISTS ({OfAlert} AND d.scenario = {scenario}))");
        }

        if (filter.DecisionType.Length > 0)
        {
            sql.Add($"EXISTS ({OfAlert} AND d.type = {sql.Argument(filter.DecisionType)})");
        }

        if (filter.Origin.Length > 0)
        {
            sql.Add($"EXISTS ({OfAlert} AND d.origin = {sql.Argument(filter.Origin)})");
        }

        if (filter.Range is { } range)
        {
            // The rows are found by address, which is the rarer thing.
            var addresses = filter.Contains ? AddressConditions.Holding(sql, "r", range) : AddressConditions.Inside(sql, "r", range);
            sql.Add($"a.id IN (SELECT r.alert_decisions FROM decisions r WHERE {addresses})");
        }

        if (filter.HasActiveDecision is { } active)
        {
            // False asks for alerts without any decision, in force or over.
            sql.Add(active ? $"EXISTS ({OfAlert} AND d.until >= {sql.Argument(now)})" : $"NOT EXISTS ({OfAlert})");
        }
    }

    private static void ExcludeLists(SqlConditions sql)
    {
        var (community, lists, prefix) = (sql.Argument(DecisionOrigins.Community), sql.Argument(DecisionOrigins.Lists), sql.Argument(DecisionOrigins.Lists + ":%"));
        sql.Add($"NOT EXISTS ({OfAlert} AND d.origin = {community}) AND NOT EXISTS ({OfAlert} AND d.origin = {lists})");

        // Their decisions may be gone already; what is left tells by its scope.
        var pulled = sql.Argument("crowdsecurity/community-blocklist");
        sql.Add($"NOT (COALESCE(a.source_scope, '') = {pulled} OR COALESCE(a.source_scope, '') LIKE {prefix})");
    }
}

using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Storage.Sql;

namespace CrowdSec.Storage.Alerts;

/// <summary>Reads a page of alerts with all that belongs to them, in a fixed number of queries.</summary>
internal static class AlertReader
{
    private const string Columns =
        "a.id, a.created_at, a.scenario, a.message, a.events_count, a.started_at, a.stopped_at, a.source_ip, a.source_range, a.source_as_number, a.source_as_name, a.source_country, a.source_latitude, "
        + "a.source_longitude, a.source_scope, a.source_value, a.capacity, a.leak_speed, a.scenario_version, a.scenario_hash, a.simulated, a.uuid, a.remediation, a.kind, m.machine_id";

    private const string DecisionColumns = "d.alert_decisions, d.id, d.origin, d.type, d.scope, d.value, d.scenario, d.until";

    public static async Task<List<Alert>> ReadAsync(SqlSession session, SqlConditions conditions, AlertFilter filter, int limit, DateTime now, CancellationToken cancellationToken)
    {
        var sql = $"SELECT {Columns} FROM alerts a LEFT JOIN machines m ON m.id = a.machine_alerts {conditions.Where} ORDER BY a.id {(filter.Ascending ? "ASC" : "DESC")} LIMIT {limit}";
        var alerts = await session.ReadAsync(sql, ReadAlert, cancellationToken, conditions.Arguments);
        if (alerts.Count == 0)
        {
            return alerts;
        }

        var ids = alerts.Select(static a => a.Id).ToArray();
        if (filter.WithDecisions)
        {
            await AddDecisionsAsync(session, alerts, ids, filter.DecisionLimit, now, cancellationToken);
        }

        if (filter.WithEvents)
        {
            await AddEventsAsync(session, alerts, ids, cancellationToken);
            await AddMetaAsync(session, alerts, ids, cancellationToken);
        }

        return alerts;
    }

    private static async Task AddDecisionsAsync(SqlSession session, List<Alert> alerts, long[] ids, int limit, DateTime now, CancellationToken cancellationToken)
    {
        var rows = limit > 0
            ? await session.ReadAsync(session.Dialect.SomeDecisionsOf(DecisionColumns) + " ORDER BY d.id", row => ReadDecision(row, now), cancellationToken, ids, (long)limit)
            : await session.ReadAsync(
                $"SELECT {DecisionColumns} FROM decisions d WHERE {session.Dialect.IsAnyOf("d.alert_decisions", "$1")} ORDER BY d.id",
                row => ReadDecision(row, now),
                cancellationToken,
                ids);
        var byAlert = rows.ToLookup(static r => r.Alert, static r => r.Decision);
        foreach (var alert in alerts)
        {
            alert.Decisions = [.. byAlert[alert.Id]];
            foreach (var decision in alert.Decisions)
            {
                decision.Simulated = alert.Simulated;
            }
        }
    }

    private static async Task AddEventsAsync(SqlSession session, List<Alert> alerts, long[] ids, CancellationToken cancellationToken)
    {
        var rows = await session.ReadAsync(
            $"SELECT alert_events, time, serialized FROM events WHERE {session.Dialect.IsAnyOf("alert_events", "$1")} ORDER BY id",
            static row => (Alert: row.Long(0), Event: new AlertEvent(AlertTimes.WriteEvent(row.Time(1)), EventText.Read(row.Text(2)))),
            cancellationToken,
            ids);
        var byAlert = rows.ToLookup(static r => r.Alert, static r => r.Event);
        alerts.ForEach(a => a.Events = [.. byAlert[a.Id]]);
    }

    private static async Task AddMetaAsync(SqlSession session, List<Alert> alerts, long[] ids, CancellationToken cancellationToken)
    {
        var rows = await session.ReadAsync(
            $"SELECT alert_metas, key, value FROM meta WHERE {session.Dialect.IsAnyOf("alert_metas", "$1")} ORDER BY id",
            static row => (Alert: row.Long(0), Item: new MetaItem(row.Text(1), row.Text(2))),
            cancellationToken,
            ids);
        var byAlert = rows.ToLookup(static r => r.Alert, static r => r.Item);
        alerts.ForEach(a => a.Meta = [.. byAlert[a.Id]]);
    }

    private static (long Alert, Decision Decision) ReadDecision(SqlRow row, DateTime now) => (row.Long(0), new Decision
    {
        Id = row.Long(1),
        Origin = row.Text(2),
        Type = row.Text(3),
        Scope = row.Text(4),
        Value = row.Text(5),
        Scenario = row.Text(6),
        Duration = AlertTimes.WriteDuration(row.Time(7), now),
    });

    private static Alert ReadAlert(SqlRow row) => new()
    {
        Id = row.Long(0),
        CreatedAt = AlertTimes.Write(row.Time(1)),
        Scenario = row.Text(2),
        Message = row.Text(3),
        EventsCount = row.Int(4),
        StartAt = AlertTimes.Write(row.Time(5)),
        StopAt = AlertTimes.Write(row.Time(6)),
        Source = ReadSource(row),
        Capacity = row.Int(16),
        Leakspeed = row.Text(17),
        ScenarioVersion = row.Text(18),
        ScenarioHash = row.Text(19),
        Simulated = row.Bool(20),
        Uuid = row.Text(21),
        Remediation = row.Bool(22),
        Kind = row.Text(23),
        MachineId = row.IsNull(24) ? "N/A" : row.Text(24),
    };

    private static Source ReadSource(SqlRow row) => new()
    {
        Ip = row.Text(7),
        Range = row.Text(8),
        AsNumber = row.Text(9),
        AsName = row.Text(10),
        Cn = row.Text(11),
        Latitude = row.Float(12),
        Longitude = row.Float(13),
        Scope = row.Text(14),
        Value = row.Text(15),
    };
}

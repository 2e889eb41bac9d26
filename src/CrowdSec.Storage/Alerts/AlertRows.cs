using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Sql;
using CrowdSec.Storage.Writing;

namespace CrowdSec.Storage.Alerts;

/// <summary>Writing alerts, inside of transactions.</summary>
internal static class AlertRows
{
    private const int MostKeyBytes = 255;
    private const int MostValueBytes = 4095;

    private const string InsertAlert =
        "INSERT INTO alerts (created_at, updated_at, scenario, bucket_id, message, events_count, started_at, stopped_at, source_ip, source_range, source_as_number, source_as_name, source_country, "
        + "source_latitude, source_longitude, source_scope, source_value, capacity, leak_speed, scenario_version, scenario_hash, simulated, uuid, remediation, kind, machine_alerts) "
        + "VALUES ($1, $1, $2, '', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24) RETURNING id";

    public static IReadOnlyList<long> Add(WriteTransaction transaction, string machineId, IEnumerable<NewAlert> alerts)
    {
        var machine = transaction.Sql.Long("SELECT id FROM machines WHERE machine_id = $1", machineId);
        var ids = new List<long>();
        foreach (var alert in alerts)
        {
            ids.Add(Add(transaction, machine, alert));
        }

        return ids;
    }

    /// <summary>Removes alerts with all that belongs to them. Their decisions have to be few, or gone.</summary>
    public static int Delete(WriteTransaction transaction, long[] ids)
    {
        while (DecisionRows.Delete(transaction, DecisionsOf(transaction.Sql.Dialect, ids)) == DecisionRows.BatchSize)
        {
            // In parts, since a list of ids is kept for each.
        }

        return transaction.Sql.Execute($"DELETE FROM alerts WHERE {transaction.Sql.Dialect.IsAnyOf("id", "$1")}", ids);
    }

    public static SqlConditions DecisionsOf(Dialect dialect, long[] alerts)
    {
        var conditions = new SqlConditions(dialect);
        conditions.Add(dialect.IsAnyOf("d.alert_decisions", conditions.Argument(alerts)));
        return conditions;
    }

    private static long Add(WriteTransaction transaction, long machine, NewAlert alert)
    {
        var uuid = alert.Alert.Uuid;
        if (uuid.Length > 0 && transaction.Sql.Long("SELECT id FROM alerts WHERE uuid = $1", uuid) is not 0 and var known)
        {
            return known;
        }

        var id = Insert(transaction, machine, alert, uuid.Length > 0 ? uuid : Guid.NewGuid().ToString());
        AddEvents(transaction, id, alert.Alert.Events);
        AddMeta(transaction, id, alert.Alert.Meta);
        DecisionRows.Insert(transaction, id, alert.Decisions);
        if (alert.ProfileTrace.Length > 0)
        {
            transaction.Sql.Execute("INSERT INTO alert_traces (alert_id, trace) VALUES ($1, $2)", id, alert.ProfileTrace);
        }

        return id;
    }

    private static long Insert(WriteTransaction transaction, long machine, NewAlert alert, string uuid)
    {
        var (body, source) = (alert.Alert, alert.Alert.Source);
        return transaction.Sql.Long(
            InsertAlert,
            transaction.Now,
            body.Scenario,
            body.Message,
            (long)body.EventsCount,
            alert.StartedAt,
            alert.StoppedAt,
            source.Ip,
            source.Range,
            source.AsNumber,
            source.AsName,
            source.Cn,
            (double)source.Latitude,
            (double)source.Longitude,
            source.Scope,
            source.Value,
            (long)body.Capacity,
            body.Leakspeed,
            body.ScenarioVersion,
            body.ScenarioHash,
            body.Simulated,
            uuid,
            body.Remediation,
            body.Kind,
            machine == 0 ? null : machine);
    }

    private static void AddEvents(WriteTransaction transaction, long alert, IReadOnlyList<AlertEvent>? events)
    {
        if (events is { Count: > 0 })
        {
            transaction.Sql.Dialect.InsertEvents(
                transaction.Sql,
                alert,
                [.. events.Select(e => (AlertTimes.Read(e.Timestamp, transaction.Now), EventText.Write(e.Meta)))],
                transaction.Now);
        }
    }

    private static void AddMeta(WriteTransaction transaction, long alert, IReadOnlyList<MetaItem>? meta)
    {
        if (meta is { Count: > 0 })
        {
            transaction.Sql.Dialect.InsertMeta(
                transaction.Sql,
                alert,
                [.. meta.Select(static m => (DbText.Cut(m.Key ?? "", MostKeyBytes), DbText.Cut(m.Value ?? "", MostValueBytes)))],
                transaction.Now);
        }
    }
}

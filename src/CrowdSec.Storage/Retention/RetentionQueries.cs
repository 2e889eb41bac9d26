namespace CrowdSec.Storage.Retention;

/// <summary>Statements of the flush. Each finds its rows with an index; a test asks the database whether it does.</summary>
internal static class RetentionQueries
{
    /// <summary>Readers that are further behind load all anew; none keeps more of them.</summary>
    public const long ChangesKept = 200_000;

    /// <summary>The id that no alert up to an instant exceeds, as long as clocks do not jump.</summary>
    public const string YoungestOfOld = "SELECT id FROM alerts WHERE created_at <= $1 ORDER BY created_at DESC, id DESC LIMIT 1";

    // Pages go by id. COALESCE keeps the planner from starting anew with all that is old for each of them.
    public const string AlertsToGo =
        "SELECT a.id FROM alerts a WHERE a.id > $1 AND a.id < $2 AND COALESCE(a.created_at, a.created_at) <= $3 "
        + "AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.alert_decisions = a.id AND d.until > $4) ORDER BY a.id LIMIT $5";

    public const string OrphanDecisions = "SELECT id FROM decisions WHERE alert_decisions IS NULL AND until <= $1 LIMIT $2";

    public const string BouncersAway = "SELECT id FROM bouncers WHERE auth_type = $1 AND last_pull <= $2 AND last_pull > $3";

    // A machine with alerts is kept for them; this host's own is never taken away.
    public const string MachinesAway =
        "SELECT m.id FROM machines m WHERE m.auth_type = $1 AND m.last_heartbeat <= $2 AND m.last_heartbeat > $3 AND m.ip_address NOT IN ('127.0.0.1', '::1') "
        + "AND NOT EXISTS (SELECT 1 FROM alerts a WHERE a.machine_alerts = m.id)";

    public const string AllowlistItems = "SELECT id FROM allow_list_items WHERE expires_at <= $1 AND expires_at > $2 LIMIT $3";

    public static readonly (string Find, string Delete) OrphanEvents = Rows("events", "id", "alert_events IS NULL", 1);

    public static readonly (string Find, string Delete) OrphanMeta = Rows("meta", "id", "alert_metas IS NULL", 1);

    public static readonly (string Find, string Delete) Metrics = Rows("metrics", "id", "received_at <= $1", 2);

    public static readonly (string Find, string Delete) Changes = Rows("change_log", "sequence", "sequence <= $1", 2);

    private static (string Find, string Delete) Rows(string table, string key, string condition, int limit)
    {
        var find = $"SELECT {key} FROM {table} WHERE {condition} LIMIT ${limit}";
        return (find, $"DELETE FROM {table} WHERE {key} IN ({find})");
    }
}

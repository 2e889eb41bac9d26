namespace CrowdSec.Storage.Schema;

/// <summary>
/// Indexes. Those that the reference has too bear its names, so that it does not make them a second time.
/// </summary>
internal static class Indexes
{
    public static readonly IReadOnlyList<TableIndex> Reference =
    [
        new("machines_machine_id_key", "machines", "machine_id", true),
        new("bouncers_name_key", "bouncers", "name", true),
        new("config_items_name_key", "config_items", "name", true),
        new("locks_name_key", "locks", "name", true),
        new("allowlist_name", "allow_lists", "name", true),
        new("metric_generated_type_generated_by_received_at", "metrics", "generated_type, generated_by, received_at", true),
        new("decision_until", "decisions", "until"),
        new("event_alert_events", "events", "alert_events"),
        new("meta_alert_metas", "meta", "alert_metas"),
    ];

    /// <summary>
    /// Indexes of the reference that ours make needless. Every index in the order of addresses makes storing a list slower by half; the reference makes them again when it opens the database.
    /// </summary>
    public static readonly IReadOnlyList<string> Needless = ["decision_start_ip_end_ip", "decision_value", "decision_alert_decisions", "alert_id"];

    /// <summary>Ours: looking alerts up by uuid and age, a machine's alerts, an alert's decisions by end and by origin without reading them all, decisions by address, and by value those that have none.</summary>
    public static readonly IReadOnlyList<TableIndex> Own =
    [
        new("alert_uuid", "alerts", "uuid"),
        new("alert_created_at", "alerts", "created_at"),
        new("alert_machine_alerts", "alerts", "machine_alerts"),
        new("decision_alert_until_origin", "decisions", "alert_decisions, until, origin"),
        new("decision_start_ip", "decisions", "start_ip"),
        new("decision_text_value", "decisions", "value", Where: "ip_size = 0"),
        new("metric_received_at", "metrics", "received_at"),
        new("allow_list_item_lists", "allow_list_allowlist_items", "allow_list_item_id"),
    ];
}

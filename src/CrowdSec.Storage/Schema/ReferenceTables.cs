namespace CrowdSec.Storage.Schema;

/// <summary>The tables of CrowdSec 1.7.8's database: names, order and types of the columns are an interface, since that program may have made the database, or may open it again.</summary>
internal static class ReferenceTables
{
    private static readonly Column Id = new("id", ColumnKind.Id);
    private static readonly Column CreatedAt = new("created_at", ColumnKind.Time, true);
    private static readonly Column UpdatedAt = new("updated_at", ColumnKind.Time, true);

    private static readonly Column[] Addresses =
    [
        new("start_ip", ColumnKind.Long), new("end_ip", ColumnKind.Long), new("start_suffix", ColumnKind.Long), new("end_suffix", ColumnKind.Long), new("ip_size", ColumnKind.Long),
    ];

    private static readonly Column[] System =
    [
        Text("osname"), Text("osfamily"), Text("osversion"), Text("featureflags"),
    ];

    public static readonly Table Bouncers = new("bouncers",
    [
        Id, CreatedAt, UpdatedAt, Required("name"), Required("api_key"), new("revoked", ColumnKind.Flag, true), new("ip_address", ColumnKind.Text, false, "''"), Text("type"),
        Text("version"), Time("last_pull"), new("auth_type", ColumnKind.Text, true, "'api-key'"), .. System, new("auto_created", ColumnKind.Flag, true, "false"),
    ]);

    public static readonly IReadOnlyList<Table> All =
    [
        new("machines",
        [
            Id, CreatedAt, UpdatedAt, Time("last_push"), Time("last_heartbeat"), Required("machine_id"), Required("password"), Required("ip_address"), Text("scenarios"), Text("version"),
            new("is_validated", ColumnKind.Flag, true, "false"), new("auth_type", ColumnKind.Text, true, "'password'"), .. System, new("hubstate", ColumnKind.Json), new("datasources", ColumnKind.Json),
        ]),
        new("alerts",
        [
            Id, CreatedAt, UpdatedAt, Required("scenario"), new("bucket_id", ColumnKind.Text, false, "''"), new("message", ColumnKind.Text, false, "''"),
            new("events_count", ColumnKind.Int, false, "0"), Time("started_at"), Time("stopped_at"), Text("source_ip"), Text("source_range"), Text("source_as_number"), Text("source_as_name"),
            Text("source_country"), new("source_latitude", ColumnKind.Real), new("source_longitude", ColumnKind.Real), Text("source_scope"), Text("source_value"),
            new("capacity", ColumnKind.Int), Text("leak_speed"), Text("scenario_version"), Text("scenario_hash"), new("simulated", ColumnKind.Flag, true, "false"), Text("uuid"),
            new("remediation", ColumnKind.Flag), Text("kind"), Reference("machine_alerts", "machines", "SET NULL"),
        ]),
        Bouncers,
        new("config_items", [Id, CreatedAt, UpdatedAt, Required("name"), Required("value")]),
        new("decisions",
        [
            Id, CreatedAt, UpdatedAt, Time("until"), Required("scenario"), Required("type"), .. Addresses, Required("scope"), Required("value"), Required("origin"),
            new("simulated", ColumnKind.Flag, true, "false"), Text("uuid"), Reference("alert_decisions", "alerts"),
        ]),
        new("events", [Id, CreatedAt, UpdatedAt, new("time", ColumnKind.Time, true), Required("serialized"), Reference("alert_events", "alerts")]),
        new("meta", [Id, CreatedAt, UpdatedAt, Required("key"), Required("value"), Reference("alert_metas", "alerts")]),
        new("locks", [Id, Required("name"), CreatedAt]),
        new("metrics",
        [
            Id, Required("generated_type"), Required("generated_by"), new("received_at", ColumnKind.Time, true), Time("pushed_at"), new("payload", ColumnKind.LongText, true),
        ]),
        new("allow_lists", [Id, CreatedAt, UpdatedAt, Required("name"), new("from_console", ColumnKind.Flag, true), Text("description"), Text("allowlist_id")]),
        new("allow_list_items", [Id, CreatedAt, UpdatedAt, Time("expires_at"), Text("comment"), Required("value"), .. Addresses]),
        new("allow_list_allowlist_items",
        [
            new("allow_list_id", ColumnKind.Long, true, "", "allow_lists"), new("allow_list_item_id", ColumnKind.Long, true, "", "allow_list_items"),
        ],
        "allow_list_id", "allow_list_item_id"),
    ];

    private static Column Text(string name) => new(name, ColumnKind.Text);

    private static Column Time(string name) => new(name, ColumnKind.Time);

    private static Column Required(string name) => new(name, ColumnKind.Text, true);

    private static Column Reference(string name, string table, string onDelete = "CASCADE") => new(name, ColumnKind.Long, false, "", table, onDelete);
}

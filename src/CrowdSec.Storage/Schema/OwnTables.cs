namespace CrowdSec.Storage.Schema;

/// <summary>What we add to the reference's tables. Another program that opens the database does not see them.</summary>
internal static class OwnTables
{
    public static readonly IReadOnlyList<Table> All =
    [
        new("change_counter", [new("id", ColumnKind.Key), new("sequence", ColumnKind.Long, true), new("last_decision", ColumnKind.Long, true)]),
        new("change_log",
        [
            new("sequence", ColumnKind.Key), new("kind", ColumnKind.Long, true), new("first_id", ColumnKind.Long, true), new("last_id", ColumnKind.Long, true),
            new("created_at", ColumnKind.Time, true),
        ]),
        new("bouncer_cursors",
        [
            new("bouncer_id", ColumnKind.Long, true), new("slot", ColumnKind.Long, true), new("sequence", ColumnKind.Long, true), new("pulled_at", ColumnKind.Time, true),
        ],
        "bouncer_id", "slot"),
        new("alert_traces", [new("alert_id", ColumnKind.Key, false, "", "alerts"), new("trace", ColumnKind.LongText, true)]),
    ];
}

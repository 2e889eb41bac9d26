using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace CrowdSec.Storage.Postgres;

/// <summary>Inserts decisions: few with one statement, many with COPY.</summary>
internal static class PostgresDecisions
{
    private const int ManyRows = 100;
    private const string Columns =
        "created_at, updated_at, alert_decisions, until, scenario, type, scope, value, origin, uuid, simulated, start_ip, end_ip, start_suffix, end_suffix, ip_size";

    private const string InsertFew =
        $"INSERT INTO decisions ({Columns}) SELECT $1, $1, $2, d.until, d.scenario, d.type, d.scope, d.value, d.origin, d.uuid, d.simulated, d.a, d.b, d.c, d.e, d.f "
        + "FROM unnest($3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::boolean[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[]) "
        + "WITH ORDINALITY d(until, scenario, type, scope, value, origin, uuid, simulated, a, b, c, e, f, n) ORDER BY d.n RETURNING id";

    public static (long First, long Last) Insert(SqlSession session, long alertId, IReadOnlyList<NewDecision> decisions, DateTime now)
    {
        if (decisions.Count < ManyRows)
        {
            var ids = InsertRows(session, alertId, decisions, now);
            return (ids.Min(), ids.Max());
        }

        Copy((NpgsqlConnection)session.Connection, alertId, decisions, now);
        return session.Read("SELECT MIN(id), MAX(id) FROM decisions WHERE alert_decisions = $1", static row => (row.Long(0), row.Long(1)), alertId)[0];
    }

    private static List<long> InsertRows(SqlSession session, long alertId, IReadOnlyList<NewDecision> decisions, DateTime now)
    {
        var addresses = decisions.Select(static d => AddressColumns.From(d.Range)).ToArray();
        return session.Read(
            InsertFew,
            static row => row.Long(0),
            now,
            alertId,
            decisions.Select(static d => DateTime.SpecifyKind(d.Until, DateTimeKind.Utc)).ToArray(),
            Texts(decisions, static d => d.Scenario),
            Texts(decisions, static d => d.Type),
            Texts(decisions, static d => d.Scope),
            Texts(decisions, static d => d.Value),
            Texts(decisions, static d => d.Origin),
            Texts(decisions, static d => d.Uuid.ToString()),
            decisions.Select(static d => d.Simulated).ToArray(),
            addresses.Select(static a => a.StartIp).ToArray(),
            addresses.Select(static a => a.EndIp).ToArray(),
            addresses.Select(static a => a.StartSuffix).ToArray(),
            addresses.Select(static a => a.EndSuffix).ToArray(),
            addresses.Select(static a => a.Size).ToArray());
    }

    private static string[] Texts(IReadOnlyList<NewDecision> decisions, Func<NewDecision, string> text) => [.. decisions.Select(text)];

    private static void Copy(NpgsqlConnection connection, long alertId, IReadOnlyList<NewDecision> decisions, DateTime now)
    {
        using var copy = connection.BeginBinaryImport($"COPY decisions ({Columns}) FROM STDIN (FORMAT BINARY)");
        for (var i = 0; i < decisions.Count; i++)
        {
            var decision = decisions[i];
            copy.StartRow();
            copy.Write(now, NpgsqlDbType.TimestampTz);
            copy.Write(now, NpgsqlDbType.TimestampTz);
            copy.Write(alertId, NpgsqlDbType.Bigint);
            copy.Write(DateTime.SpecifyKind(decision.Until, DateTimeKind.Utc), NpgsqlDbType.TimestampTz);
            CopyText(copy, decision.Scenario);
            CopyText(copy, decision.Type);
            CopyText(copy, decision.Scope);
            CopyText(copy, decision.Value);
            CopyText(copy, decision.Origin);
            CopyText(copy, decision.Uuid.ToString());
            copy.Write(decision.Simulated, NpgsqlDbType.Boolean);
            CopyAddresses(copy, AddressColumns.From(decision.Range));
        }

        copy.Complete();
    }

    private static void CopyText(NpgsqlBinaryImporter copy, string text) => copy.Write(text, NpgsqlDbType.Varchar);

    private static void CopyAddresses(NpgsqlBinaryImporter copy, AddressColumns addresses)
    {
        copy.Write(addresses.StartIp, NpgsqlDbType.Bigint);
        copy.Write(addresses.EndIp, NpgsqlDbType.Bigint);
        copy.Write(addresses.StartSuffix, NpgsqlDbType.Bigint);
        copy.Write(addresses.EndSuffix, NpgsqlDbType.Bigint);
        copy.Write(addresses.Size, NpgsqlDbType.Bigint);
    }
}

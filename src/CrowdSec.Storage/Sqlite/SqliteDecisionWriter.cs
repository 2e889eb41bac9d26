using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Sql;
using SQLitePCL;

namespace CrowdSec.Storage.Sqlite;

/// <summary>Inserts decisions, thousands at a time: what is the same as in the row before is not bound again, and no row costs an allocation.</summary>
internal sealed class SqliteDecisionWriter(sqlite3 database) : IDisposable
{
    private const string Insert =
        "INSERT INTO decisions (created_at, updated_at, until, scenario, type, start_ip, end_ip, start_suffix, end_suffix, ip_size, scope, value, origin, simulated, uuid, alert_decisions) "
        + "VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

    private readonly SqliteStatement _insert = new(database, Insert);
    private byte[] _buffer = new byte[512];
    private NewDecision? _last;

    public (long First, long Last) Write(long alertId, IReadOnlyList<NewDecision> decisions, DateTime now)
    {
        _last = null;
        BindTime(1, now);
        _insert.Bind(15, alertId);
        var first = 0L;
        for (var i = 0; i < decisions.Count; i++)
        {
            BindRow(decisions[i]);
            _insert.Run();
            if (i == 0)
            {
                first = raw.sqlite3_last_insert_rowid(database);
            }
        }

        _last = null;
        return (first, raw.sqlite3_last_insert_rowid(database));
    }

    public void Dispose() => _insert.Dispose();

    private void BindRow(NewDecision decision)
    {
        if (_last is null || _last.Until != decision.Until)
        {
            BindTime(2, decision.Until);
        }

        BindChanged(3, _last?.Scenario, decision.Scenario);
        BindChanged(4, _last?.Type, decision.Type);
        BindChanged(10, _last?.Scope, decision.Scope);
        BindChanged(12, _last?.Origin, decision.Origin);
        BindAddresses(AddressColumns.From(decision.Range));
        _insert.Bind(11, DbText.Clean(decision.Value), ref _buffer);
        _insert.Bind(13, decision.Simulated ? 1 : 0);
        Span<byte> uuid = stackalloc byte[36];
        decision.Uuid.TryFormat(uuid, out _);
        _insert.Bind(14, uuid);
        _last = decision;
    }

    private void BindAddresses(AddressColumns addresses)
    {
        _insert.Bind(5, addresses.StartIp);
        _insert.Bind(6, addresses.EndIp);
        _insert.Bind(7, addresses.StartSuffix);
        _insert.Bind(8, addresses.EndSuffix);
        _insert.Bind(9, addresses.Size);
    }

    private void BindChanged(int number, string? last, string text)
    {
        if (!ReferenceEquals(last, text) && last != text)
        {
            _insert.Bind(number, DbText.Clean(text), ref _buffer);
        }
    }

    private void BindTime(int number, DateTime time)
    {
        Span<byte> text = stackalloc byte[SqliteTime.MostBytes];
        _insert.Bind(number, text[..SqliteTime.Format(time, text)]);
    }
}

using System.Text;
using CrowdSec.Storage.Decisions;
using SQLitePCL;

namespace CrowdSec.Storage.Sqlite;

/// <summary>The statement that inserts a number of decisions that share all but address, value and uuid. What is shared with the rows before is not bound again.</summary>
internal sealed class SqliteDecisionInsert(sqlite3 database, int rows) : IDisposable
{
    private const int CreatedAt = 1;
    private const int Until = 2;
    private const int Scenario = 3;
    private const int Type = 4;
    private const int Scope = 5;
    private const int Origin = 6;
    private const int Simulated = 7;
    private const int Alert = 8;
    private const int Size = 9;
    private const int FirstOfRow = 10;
    private const int OfRow = 6;

    private readonly SqliteStatement _insert = new(database, Statement(rows));
    private readonly AddressColumns?[] _bound = new AddressColumns?[rows];
    private byte[] _buffer = new byte[512];
    private NewDecision? _last;

    public void Begin(long alertId, DateTime now)
    {
        _last = null;
        BindTime(CreatedAt, now);
        _insert.Bind(Alert, alertId);
    }

    /// <summary>Inserts as many as the statement takes.</summary>
    public void Run(ReadOnlySpan<NewDecision> decisions)
    {
        BindShared(decisions[0]);
        for (var i = 0; i < rows; i++)
        {
            BindAddresses(i, AddressColumns.From(decisions[i].Range));
            BindRow(FirstOfRow + (OfRow * i), decisions[i]);
        }

        _insert.Run();
        _last = decisions[0];
    }

    public void Dispose() => _insert.Dispose();

    private static string Statement(int rows)
    {
        var sql = new StringBuilder(
            "INSERT INTO decisions (created_at, updated_at, until, scenario, type, start_ip, end_ip, start_suffix, end_suffix, ip_size, scope, value, origin, simulated, uuid, alert_decisions) VALUES ");
        for (var i = 0; i < rows; i++)
        {
            var first = FirstOfRow + (OfRow * i);
            sql.Append(i == 0 ? "" : ", ").Append(
                $"(?{CreatedAt}, ?{CreatedAt}, ?{Until}, ?{Scenario}, ?{Type}, ?{first}, ?{first + 1}, ?{first + 2}, ?{first + 3}, ?{Size}, ?{Scope}, ?{first + 4}, ?{Origin}, ?{Simulated}, ?{first + 5}, ?{Alert})");
        }

        return sql.ToString();
    }

    private void BindShared(NewDecision decision)
    {
        if (_last is null || _last.Until != decision.Until)
        {
            BindTime(Until, decision.Until);
        }

        BindChanged(Scenario, _last?.Scenario, decision.Scenario);
        BindChanged(Type, _last?.Type, decision.Type);
        BindChanged(Scope, _last?.Scope, decision.Scope);
        BindChanged(Origin, _last?.Origin, decision.Origin);
        _insert.Bind(Simulated, decision.Simulated ? 1 : 0);
        _insert.Bind(Size, AddressColumns.SizeOf(decision.Range));
    }

    private void BindAddresses(int row, AddressColumns addresses)
    {
        var first = FirstOfRow + (OfRow * row);
        var bound = _bound[row];
        _insert.Bind(first, addresses.StartIp);
        _insert.Bind(first + 1, addresses.EndIp);
        if (bound is null || bound.Value.StartSuffix != addresses.StartSuffix || bound.Value.EndSuffix != addresses.EndSuffix)
        {
            _insert.Bind(first + 2, addresses.StartSuffix);
            _insert.Bind(first + 3, addresses.EndSuffix);
        }

        _bound[row] = addresses;
    }

    private void BindRow(int first, NewDecision decision)
    {
        _insert.Bind(first + 4, decision.Value, ref _buffer);
        Span<byte> uuid = stackalloc byte[36];
        decision.Uuid.TryFormat(uuid, out _);
        _insert.Bind(first + 5, uuid);
    }

    private void BindChanged(int number, string? last, string text)
    {
        if (!ReferenceEquals(last, text) && last != text)
        {
            _insert.Bind(number, text, ref _buffer);
        }
    }

    private void BindTime(int number, DateTime time)
    {
        Span<byte> text = stackalloc byte[SqliteTime.MostBytes];
        _insert.Bind(number, text[..SqliteTime.Format(time, text)]);
    }
}

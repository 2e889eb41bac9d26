using System.Buffers.Text;
using System.Text;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Decisions;
using SQLitePCL;

namespace CrowdSec.Storage.Sqlite;

/// <summary>Reads decisions by the hundred thousand: of each row only the value becomes a new string.</summary>
internal sealed class SqliteDecisionReader(sqlite3 database, string sql) : IDisposable
{
    private const int RowsBetweenLooks = 1024;
    private readonly SqliteStatement _query = new(database, sql);
    private readonly Utf8StringPool _pool = new();
    private readonly SqliteTimeColumn _created = new();
    private readonly SqliteTimeColumn _until = new();
    private byte[] _buffer = new byte[512];

    /// <param name="name">"$1" and so on.</param>
    public void Bind(string name, object? value)
    {
        var number = _query.PlaceOf(name);
        switch (value)
        {
            case null:
                _query.BindNull(number);
                break;
            case DateTime time:
                _query.Bind(number, SqliteTime.Format(time), ref _buffer);
                break;
            case string text:
                _query.Bind(number, text, ref _buffer);
                break;
            case long[] numbers:
                _query.Bind(number, "[" + string.Join(',', numbers) + "]", ref _buffer);
                break;
            default:
                _query.Bind(number, Convert.ToInt64(value));
                break;
        }
    }

    public void Read(Action<StoredDecision> receive, CancellationToken cancellationToken)
    {
        for (var row = 0; _query.Next(); row++)
        {
            if (row % RowsBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            receive(ReadRow());
        }
    }

    public void Dispose() => _query.Dispose();

    private StoredDecision ReadRow()
    {
        var value = Encoding.UTF8.GetString(_query.Text(DecisionColumns.Value));
        return new()
        {
            Id = _query.Long(DecisionColumns.Id),
            AlertId = _query.Long(DecisionColumns.Alert),
            CreatedAt = _created.Parse(_query.Text(DecisionColumns.CreatedAt)),
            Until = _until.Parse(_query.Text(DecisionColumns.Until)),
            Scenario = _pool.Get(_query.Text(DecisionColumns.Scenario)),
            Type = _pool.Get(_query.Text(DecisionColumns.Type)),
            Scope = _pool.Get(_query.Text(DecisionColumns.Scope)),
            Origin = _pool.Get(_query.Text(DecisionColumns.Origin)),
            Value = value,
            Simulated = _query.Long(DecisionColumns.Simulated) != 0,
            Uuid = ReadUuid(_query.Text(DecisionColumns.Uuid)),
            Range = ReadRange(value),
        };
    }

    private static Guid ReadUuid(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out Guid id, out _) ? id : Guid.Empty;

    private IpRange? ReadRange(string value)
    {
        var size = _query.Long(DecisionColumns.Size);
        if (size == 0)
        {
            return null;
        }

        var columns = new AddressColumns(
            _query.Long(DecisionColumns.StartIp),
            _query.Long(DecisionColumns.EndIp),
            size == 4 ? 0 : _query.Long(DecisionColumns.StartSuffix),
            size == 4 ? 0 : _query.Long(DecisionColumns.EndSuffix),
            size);
        return columns.ToRange() ?? (IpRange.TryParseAddressOrRange(value, out var range) ? range.Unmap() : null);
    }
}

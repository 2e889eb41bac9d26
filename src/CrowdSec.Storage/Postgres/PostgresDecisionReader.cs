using System.Data.Common;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.Storage.Postgres;

/// <summary>Reads rows of <see cref="DecisionColumns.All"/>; what repeats is kept once.</summary>
internal sealed class PostgresDecisionReader(DbDataReader reader, PostgresDialect dialect)
{
    private const int MostStrings = 65536;
    private readonly Dictionary<string, string> _strings = [];

    public StoredDecision ReadRow()
    {
        var value = reader.GetString(DecisionColumns.Value);
        return new()
        {
            Id = reader.GetInt64(DecisionColumns.Id),
            AlertId = reader.IsDBNull(DecisionColumns.Alert) ? 0 : reader.GetInt64(DecisionColumns.Alert),
            CreatedAt = dialect.Time(reader, DecisionColumns.CreatedAt),
            Until = reader.IsDBNull(DecisionColumns.Until) ? default : dialect.Time(reader, DecisionColumns.Until),
            Scenario = Shared(DecisionColumns.Scenario),
            Type = Shared(DecisionColumns.Type),
            Scope = Shared(DecisionColumns.Scope),
            Origin = Shared(DecisionColumns.Origin),
            Value = value,
            Simulated = reader.GetBoolean(DecisionColumns.Simulated),
            Uuid = !reader.IsDBNull(DecisionColumns.Uuid) && Guid.TryParse(reader.GetString(DecisionColumns.Uuid), out var id) ? id : Guid.Empty,
            Range = ReadRange(value),
        };
    }

    private string Shared(int column)
    {
        var text = reader.GetString(column);
        if (_strings.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_strings.Count < MostStrings)
        {
            _strings[text] = text;
        }

        return text;
    }

    private IpRange? ReadRange(string value)
    {
        var size = Number(DecisionColumns.Size);
        if (size == 0)
        {
            return null;
        }

        var columns = new AddressColumns(
            Number(DecisionColumns.StartIp),
            Number(DecisionColumns.EndIp),
            Number(DecisionColumns.StartSuffix),
            Number(DecisionColumns.EndSuffix),
            size);
        return columns.ToRange() ?? (IpRange.TryParseAddressOrRange(value, out var range) ? range.Unmap() : null);
    }

    private long Number(int column) => reader.IsDBNull(column) ? 0 : reader.GetInt64(column);
}

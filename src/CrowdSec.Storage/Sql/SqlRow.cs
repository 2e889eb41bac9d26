using System.Data.Common;

namespace CrowdSec.Storage.Sql;

/// <summary>A row while it is read. Text that is missing is "".</summary>
internal readonly struct SqlRow(DbDataReader reader, Dialect dialect)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);

    public long Long(int column) => reader.IsDBNull(column) ? 0 : reader.GetInt64(column);

    public int Int(int column) => (int)Long(column);

    public float Float(int column) => reader.IsDBNull(column) ? 0 : reader.GetFloat(column);

    public bool Bool(int column) => !reader.IsDBNull(column) && reader.GetBoolean(column);

    public DateTime Time(int column) => TimeOrNull(column) ?? default;

    /// <summary>Null as well for the year 1, which is how "never" was written once.</summary>
    public DateTime? TimeOrNull(int column)
    {
        if (reader.IsDBNull(column))
        {
            return null;
        }

        var time = dialect.Time(reader, column);
        return time.Year <= 1 ? null : time;
    }
}

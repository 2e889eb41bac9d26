namespace CrowdSec.Storage.Sqlite;

/// <summary>Reads the instants of a column: rows that were written together share theirs.</summary>
internal sealed class SqliteTimeColumn
{
    private readonly byte[] _text = new byte[64];
    private int _length = -1;
    private DateTime _time;

    public DateTime Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length == _length && text.SequenceEqual(_text.AsSpan(0, _length)))
        {
            return _time;
        }

        _time = SqliteTime.Parse(text);
        _length = text.Length <= _text.Length ? text.Length : -1;
        if (_length >= 0)
        {
            text.CopyTo(_text);
        }

        return _time;
    }
}

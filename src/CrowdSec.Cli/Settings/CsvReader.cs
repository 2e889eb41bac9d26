using System.Text;
using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Settings;

/// <summary>
/// Reads comma-separated values row by row: cells may be quoted, a quote in a quoted cell is written twice, and quoted cells may hold line feeds. Empty lines are left out. Cells are looked at where
/// they stand, so that a list of a million rows costs no string for each.
/// </summary>
internal sealed class CsvReader(TextReader input)
{
    private const int LongestRow = 1 << 20;

    private readonly List<Range> _cells = [];
    private char[] _buffer = new char[32 * 1024];

    // The row as it stands in the buffer, or as it is without its quotes.
    private ReadOnlyMemory<char> _row;
    private bool _isQuoted;

    // What has been read and not taken yet.
    private int _start;
    private int _end;
    private int _lines;

    /// <summary>Number of the line on which the row begins; the first is 1.</summary>
    public int Line { get; private set; }

    /// <summary>Cells of the row.</summary>
    public int Count => _cells.Count;

    /// <summary>A cell of the row, until the next one is read.</summary>
    public ReadOnlySpan<char> this[int cell] => _row.Span[_cells[cell]];

    /// <summary>All cells of the row.</summary>
    public string[] ToArray() => [.. _cells.Select(cell => new string(_row.Span[cell]))];

    /// <summary>To the next row.</summary>
    /// <returns>False: there is none.</returns>
    /// <exception cref="CliException">A quote is not closed, or a row is endless.</exception>
    public bool Read()
    {
        while (true)
        {
            Line = _lines + 1;
            if (!ReadLine())
            {
                return false;
            }

            if (_cells.Count > 1 || _isQuoted || !this[0].IsWhiteSpace())
            {
                return true;
            }
        }
    }

    private bool ReadLine()
    {
        while (true)
        {
            if (TrySplit(out var length))
            {
                _start += length;
                return true;
            }

            if (!Fill())
            {
                return _start < _end && TakeLast();
            }
        }
    }

    /// <summary>Splits what stands up to the next line feed; a loop over characters, since it is fast from the first row on.</summary>
    /// <param name="length">Of the row, with its line feed.</param>
    /// <returns>False: the row goes on beyond what has been read.</returns>
    private bool TrySplit(out int length)
    {
        var text = _buffer.AsSpan(_start, _end - _start);
        var cell = 0;
        _cells.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ',':
                    _cells.Add(cell..i);
                    cell = i + 1;
                    break;
                case '"':
                    return TrySplitQuoted(out length);
                case '\n':
                    _cells.Add(cell..(i > cell && text[i - 1] == '\r' ? i - 1 : i));
                    (_row, _isQuoted) = (_buffer.AsMemory(_start, i), false);
                    _lines++;
                    length = i + 1;
                    return true;
            }
        }

        length = 0;
        return false;
    }

    private bool TrySplitQuoted(out int length)
    {
        var text = _buffer.AsSpan(_start, _end - _start);
        var (quoted, lines) = (false, 0);
        for (length = 0; length < text.Length; length++)
        {
            quoted ^= text[length] == '"';
            if (text[length] == '\n')
            {
                lines++;
                if (!quoted)
                {
                    _lines += lines;
                    Unquote(text[..length++]);
                    return true;
                }
            }
        }

        return false;
    }

    private void Unquote(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd('\r');
        _cells.Clear();
        var text = new StringBuilder(line.Length);
        var (quoted, start) = (false, 0);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                text.Append(line[i++]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                _cells.Add(start..text.Length);
                start = text.Length;
            }
            else if (c != '\r' || i + 1 == line.Length || line[i + 1] != '\n')
            {
                text.Append(c);
            }
        }

        _cells.Add(start..text.Length);
        (_row, _isQuoted) = (text.ToString().AsMemory(), true);
    }

    /// <returns>False: there is no more.</returns>
    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _end < LongestRow ? _end * 2 : throw Endless());
        }

        var read = input.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    // The last line may lack its line feed. Fill has left room for one.
    private bool TakeLast()
    {
        _buffer[_end++] = '\n';
        if (!TrySplit(out var length))
        {
            throw Endless();
        }

        _start += length;
        return true;
    }

    private CliException Endless() => new($"row {Line}: a quote is not closed, or the row is longer than {LongestRow} characters");
}

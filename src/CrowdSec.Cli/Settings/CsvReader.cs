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
    private string _text = "";
    private int _lines;

    /// <summary>Number of the line on which the row begins; the first is 1.</summary>
    public int Line { get; private set; }

    /// <summary>Cells of the row.</summary>
    public int Count => _cells.Count;

    /// <summary>A cell of the row, until the next one is read.</summary>
    public ReadOnlySpan<char> this[int cell] => _text.AsSpan(_cells[cell]);

    /// <summary>All cells of the row.</summary>
    public string[] ToArray() => [.. _cells.Select(cell => _text[cell])];

    /// <summary>To the next row.</summary>
    /// <returns>False: there is none.</returns>
    /// <exception cref="CliException">A quote is not closed, or a row is endless.</exception>
    public bool Read()
    {
        while (input.ReadLine() is { } line)
        {
            Line = ++_lines;
            if (line.Contains('"'))
            {
                SplitQuoted(Whole(line));
                return true;
            }

            if (!line.AsSpan().IsWhiteSpace())
            {
                Split(line);
                return true;
            }
        }

        return false;
    }

    private void Split(string line)
    {
        _text = line;
        _cells.Clear();
        var start = 0;
        while (line.IndexOf(',', start) is var comma and >= 0)
        {
            _cells.Add(start..comma);
            start = comma + 1;
        }

        _cells.Add(start..line.Length);
    }

    // With the lines that belong to it.
    private string Whole(string line)
    {
        while (line.AsSpan().Count('"') % 2 != 0)
        {
            var next = input.ReadLine() ?? throw NotClosed();
            line = line.Length + next.Length < LongestRow ? $"{line}\n{next}" : throw NotClosed();
            _lines++;
        }

        return line;
    }

    private CliException NotClosed() => new($"row {Line}: a quote is not closed");

    private void SplitQuoted(string line)
    {
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
            else
            {
                text.Append(c);
            }
        }

        _cells.Add(start..text.Length);
        _text = text.ToString();
    }
}

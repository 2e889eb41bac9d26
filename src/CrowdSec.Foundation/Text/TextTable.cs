using System.Text;

namespace CrowdSec.Foundation.Text;

/// <summary>Rows and columns for people: a box of ASCII characters, or rounded lines for terminals. Empty headers, one a column, leave out the line of headers.</summary>
public sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];
    private readonly HashSet<int> _rightAligned = [];
    private int[]? _widths;

    /// <summary>Stands above the headers, centred; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Horizontal lines only: above and below the headers, and below the last row.</summary>
    public bool Light { get; init; }

    public int RowCount => _rows.Count;

    private bool HasHeaders => headers.Any(static h => h.Length > 0);

    public TextTable AlignRight(params int[] columns)
    {
        _rightAligned.UnionWith(columns);
        return this;
    }

    public void AddRow(params string[] cells) => _rows.Add(cells);

    /// <summary>
    /// Writes the rows so far and forgets them; more may follow, and <see cref="WriteEnd"/> ends the table. The columns are as wide as the rows of the first part need, so that of
    /// a long table not all has to be in memory. Not for light tables.
    /// </summary>
    public void WritePart(TextWriter output, TableStyle style)
    {
        var lines = style == TableStyle.Ascii ? TableLines.Ascii : TableLines.Rounded;
        if (_widths is null)
        {
            _widths = Widths();
            WriteHead(output, lines, _widths);
        }

        foreach (var row in _rows)
        {
            output.WriteLine(Row(row, _widths, lines));
        }

        _rows.Clear();
    }

    /// <summary>The last line of a table that was written in parts.</summary>
    public void WriteEnd(TextWriter output, TableStyle style) =>
        output.WriteLine((style == TableStyle.Ascii ? TableLines.Ascii : TableLines.Rounded).Bottom.Draw(_widths ?? Widths()));

    public void Write(TextWriter output, TableStyle style)
    {
        if (Light)
        {
            WriteLight(output, style, Widths());
            return;
        }

        WritePart(output, style);
        WriteEnd(output, style);
    }

    private int[] Widths()
    {
        var widths = new int[headers.Length];
        foreach (var row in _rows.Prepend(headers))
        {
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], DisplayWidth.Of(Cell(row, i)));
            }
        }

        return widths;
    }

    private void WriteHead(TextWriter output, TableLines lines, int[] widths)
    {
        WriteTop(output, lines, widths);
        if (HasHeaders)
        {
            output.WriteLine(Row(headers, widths, lines));
            output.WriteLine(lines.Middle.Draw(widths));
        }
    }

    private void WriteLight(TextWriter output, TableStyle style, int[] widths)
    {
        var rule = new string(style == TableStyle.Ascii ? '-' : '─', widths.Sum(static w => w + 2));
        output.WriteLine(rule);
        output.WriteLine(Row(headers, widths, null));
        output.WriteLine(rule);
        foreach (var row in _rows)
        {
            output.WriteLine(Row(row, widths, null));
        }

        if (_rows.Count > 0)
        {
            output.WriteLine(rule);
        }
    }

    private void WriteTop(TextWriter output, TableLines lines, int[] widths)
    {
        if (Title.Length == 0)
        {
            output.WriteLine(lines.Top.Draw(widths));
            return;
        }

        var inner = widths.Sum() + (3 * (widths.Length - 1));
        var title = DisplayWidth.Of(Title);
        if (title > inner)
        {
            widths[^1] += title - inner;
            inner = title;
        }

        var left = (inner - title) / 2;
        output.WriteLine(lines.TitleTop.Draw(widths));
        output.WriteLine($"{lines.Vertical} {new string(' ', left)}{Title}{new string(' ', inner - title - left)} {lines.Vertical}");
        output.WriteLine(lines.TitleBottom.Draw(widths));
    }

    private string Row(string[] row, int[] widths, TableLines? lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < widths.Length; i++)
        {
            var cell = Cell(row, i);
            var padding = new string(' ', Math.Max(0, widths[i] - DisplayWidth.Of(cell)));
            if (lines is not null)
            {
                text.Append(lines.Vertical);
            }

            text.Append(' ').Append(_rightAligned.Contains(i) ? padding + cell : cell + padding).Append(' ');
        }

        return lines is null ? text.ToString() : text.Append(lines.Vertical).ToString();
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";
}

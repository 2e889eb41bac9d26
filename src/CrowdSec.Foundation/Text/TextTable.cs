using System.Text;

namespace CrowdSec.Foundation.Text;

/// <summary>Rows and columns for people: a box of ASCII characters, or rounded lines for terminals.</summary>
public sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];
    private readonly HashSet<int> _rightAligned = [];

    /// <summary>Stands above the headers, centred; empty for none.</summary>
    public string Title { get; init; } = "";

    public int RowCount => _rows.Count;

    public TextTable AlignRight(params int[] columns)
    {
        _rightAligned.UnionWith(columns);
        return this;
    }

    public void AddRow(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output, TableStyle style)
    {
        var widths = new int[headers.Length];
        foreach (var row in _rows.Prepend(headers))
        {
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], DisplayWidth.Of(Cell(row, i)));
            }
        }

        var lines = style == TableStyle.Ascii ? TableLines.Ascii : TableLines.Rounded;
        WriteTop(output, lines, widths);
        output.WriteLine(Row(headers, widths, lines));
        output.WriteLine(lines.Middle.Draw(widths));
        foreach (var row in _rows)
        {
            output.WriteLine(Row(row, widths, lines));
        }

        output.WriteLine(lines.Bottom.Draw(widths));
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

    private string Row(string[] row, int[] widths, TableLines lines)
    {
        var text = new StringBuilder();
        for (var i = 0; i < widths.Length; i++)
        {
            var cell = Cell(row, i);
            var padding = new string(' ', widths[i] - DisplayWidth.Of(cell));
            text.Append(lines.Vertical).Append(' ').Append(_rightAligned.Contains(i) ? padding + cell : cell + padding).Append(' ');
        }

        return text.Append(lines.Vertical).ToString();
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";
}

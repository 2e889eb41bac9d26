using System.Text;
using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Settings;

/// <summary>Reads comma-separated values: cells may be quoted, a quote in a quoted cell is written twice, and quoted cells may hold line feeds. Empty lines are left out.</summary>
internal static class CsvReader
{
    private const int LongestRow = 1 << 20;

    /// <summary>The cells of each row, with the number of the line on which it begins; the first is 1.</summary>
    /// <exception cref="CliException">A quote is not closed, or a row is endless.</exception>
    public static IEnumerable<(string[] Cells, int Line)> Rows(TextReader input)
    {
        var number = 0;
        while (input.ReadLine() is { } line)
        {
            var first = ++number;
            while (HasOpenQuote(line))
            {
                var next = input.ReadLine() ?? throw new CliException($"row {first}: a quote is not closed");
                line = line.Length + next.Length < LongestRow ? $"{line}\n{next}" : throw new CliException($"row {first}: a quote is not closed");
                number++;
            }

            if (line.Trim().Length > 0)
            {
                yield return (Cells(line), first);
            }
        }
    }

    private static bool HasOpenQuote(string line) => line.Count(static c => c == '"') % 2 != 0;

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append(line[i++]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}

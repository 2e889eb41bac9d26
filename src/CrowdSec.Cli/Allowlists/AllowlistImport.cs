using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Allowlists;

namespace CrowdSec.Cli.Allowlists;

/// <summary>Reads entries from comma-separated values with the columns value, expiration and comment, of which only the first must be there.</summary>
internal sealed class AllowlistImport(DateTime now)
{
    private static readonly string[] Columns = ["value", "expiration", "comment"];

    /// <exception cref="CliException">What is wrong, with the number of the row; the header is row 1.</exception>
    public IReadOnlyList<StoredAllowlistItem> Read(TextReader input)
    {
        var items = new List<StoredAllowlistItem>();
        string[]? header = null;
        var rows = new CsvReader(input);
        while (rows.Read())
        {
            if (header is null)
            {
                header = Header(rows.ToArray());
            }
            else
            {
                items.Add(Item(header, rows.ToArray(), rows.Line));
            }
        }

        return items.Count > 0 ? items : throw new CliException("no values to import");
    }

    /// <summary>The latest instant that there is when the duration leads beyond.</summary>
    public static DateTime End(DateTime now, GoDuration duration)
    {
        var span = duration.ToTimeSpan();
        return span > DateTime.MaxValue - now ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) : now + span;
    }

    private static string[] Header(string[] cells)
    {
        var header = cells.Select(static c => c.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToArray();
        if (header.FirstOrDefault(h => !Columns.Contains(h)) is { } unknown)
        {
            throw new CliException($"row 1: unknown column '{unknown}', the header is: value,expiration,comment");
        }

        return header.Contains("value") ? header : throw new CliException("row 1: missing 'value' in the header, it is: value,expiration,comment");
    }

    private StoredAllowlistItem Item(string[] header, string[] cells, int row)
    {
        string Cell(string column) => Array.IndexOf(header, column) is >= 0 and var at && at < cells.Length ? cells[at].Trim() : "";
        if (Cell("value").Length == 0)
        {
            throw new CliException($"row {row}: missing 'value'");
        }

        if (!AllowlistValue.TryParse(Cell("value"), out var value))
        {
            throw new CliException($"row {row}: invalid value '{Cell("value")}': it must be an address, a range such as 192.0.2.0/24, or a host name");
        }

        var expiration = GoDuration.Zero;
        if (Cell("expiration") is { Length: > 0 } text && !GoDuration.TryParseWithDays(text, out expiration))
        {
            throw new CliException($"row {row}: invalid expiration \"{text}\": time: invalid duration \"{text}\"");
        }

        return new StoredAllowlistItem(value.Text, Cell("comment"), expiration == GoDuration.Zero ? null : End(now, expiration), now, value.Range);
    }
}

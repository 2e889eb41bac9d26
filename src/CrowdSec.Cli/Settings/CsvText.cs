namespace CrowdSec.Cli.Settings;

/// <summary>Comma-separated values: quotes only where needed, line feeds at line ends.</summary>
internal static class CsvText
{
    public static string Row(params string[] cells) => string.Join(',', cells.Select(Cell)) + "\n";

    private static string Cell(string text)
    {
        var needsQuotes = text.AsSpan().IndexOfAny("\",\n\r") >= 0 || text.StartsWith(' ') || text.StartsWith('\t') || text == "\\.";
        return needsQuotes ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}

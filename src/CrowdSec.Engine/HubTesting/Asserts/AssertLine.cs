using System.Text.RegularExpressions;

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>One assertion of a file.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Text">As evaluated.</param>
public sealed partial record AssertLine(int Number, string Text)
{
    /// <summary>Something stands before "==".</summary>
    public bool IsComparison => LeftSide().IsMatch(Text);

    /// <summary>The assertions of a file: its lines that are not blank.</summary>
    public static IReadOnlyList<AssertLine> ReadFile(string path)
    {
        var lines = new List<AssertLine>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(new AssertLine(number, CompareByName(line)));
            }
        }

        return lines;
    }

    /// <summary>Where the log lies differs from host to host, so older assertions about its path compare the file's name only.</summary>
    private static string CompareByName(string line)
    {
        if (!line.Contains("datasource_path", StringComparison.Ordinal) || line.Contains("basename(", StringComparison.Ordinal))
        {
            return line;
        }

        var match = Comparison().Match(line);
        return match.Success ? $"basename({match.Groups[1].Value}) == {match.Groups[2].Value}" : line;
    }

    [GeneratedRegex("[^ =]+ == ", RegexOptions.CultureInvariant)]
    private static partial Regex LeftSide();

    [GeneratedRegex("^(.*) == (.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();
}

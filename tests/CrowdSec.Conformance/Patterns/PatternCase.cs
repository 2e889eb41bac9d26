using System.Globalization;
using System.Text;

namespace CrowdSec.Conformance.Patterns;

/// <summary>One line of a case file: pattern, text and expectation, separated by " ~ ". The text and the pattern know \u{HEX} and, in the text, \n and \t.</summary>
/// <param name="Expected">"no", groups as "(0,3)(1,2)(?,?)", or "error OFFSET words of the message".</param>
public sealed record PatternCase(string File, int Line, string Pattern, string Text, string Expected)
{
    public static IEnumerable<PatternCase> ReadAll()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "CrowdSec.Conformance", "Cases", "patterns");
        foreach (var file in Directory.GetFiles(folder, "*.cases").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in System.IO.File.ReadLines(file))
            {
                number++;
                if (line.Length > 0 && !line.StartsWith('#'))
                {
                    yield return Read(Path.GetFileName(file), number, line);
                }
            }
        }
    }

    public override string ToString() => $"{File}:{Line} {Pattern}";

    public static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "CrowdSec.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root was not found.");
        }

        return folder;
    }

    private static PatternCase Read(string file, int number, string line)
    {
        var fields = line.Split(" ~ ");
        if (fields.Length != 3)
        {
            throw new FormatException($"{file}:{number}: three fields separated by ' ~ ' are expected");
        }

        return new PatternCase(file, number, Unescape(fields[0], false), Unescape(fields[1], true), fields[2]);
    }

    private static string Unescape(string text, bool controls)
    {
        text = controls ? text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal) : text;
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (!text.AsSpan(i).StartsWith("\\u{"))
            {
                result.Append(text[i]);
                continue;
            }

            var end = text.IndexOf('}', i);
            var value = int.Parse(text.AsSpan(i + 3, end - i - 3), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            result.Append(value is >= 0xD800 and < 0xE000 ? ((char)value).ToString() : char.ConvertFromUtf32(value));
            i = end;
        }

        return result.ToString();
    }
}

namespace CrowdSec.Conformance.Expr;

/// <summary>
/// One line of a case file: an expression and what it gives, separated by " => ". A line break inside the expression is written ⏎.
/// </summary>
/// <param name="Expected">
/// A value as <see cref="ValueText"/> writes it, "compile LINE:COLUMN message" or "fail LINE:COLUMN message".
/// </param>
public sealed record ExprCase(string File, int Line, string Source, string Expected)
{
    private const string Separator = " => ";

    public static IEnumerable<ExprCase> ReadAll()
    {
        var folder = Path.Combine(Patterns.PatternCase.RepositoryRoot(), "tests", "CrowdSec.Conformance", "Cases", "expr");
        foreach (var file in Directory.GetFiles(folder, "*.cases").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in System.IO.File.ReadLines(file))
            {
                number++;
                if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
                {
                    yield return Read(Path.GetFileName(file), number, line);
                }
            }
        }
    }

    public override string ToString() => $"{File}:{Line} {Source}";

    private static ExprCase Read(string file, int number, string line)
    {
        var at = line.LastIndexOf(Separator, StringComparison.Ordinal);
        return at > 0
            ? new ExprCase(file, number, line[..at].Replace('⏎', '\n'), line[(at + Separator.Length)..])
            : throw new FormatException($"{file}:{number}: an expression and a result separated by '{Separator}' are expected");
    }
}

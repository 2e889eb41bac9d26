using System.Globalization;

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>Recognises assertions of the generated shapes. Everything else is left to the expression language.</summary>
internal static class AssertParser
{
    /// <summary>The assertion, or null when it is not of a generated shape.</summary>
    public static SimpleAssert? TryParse(string line)
    {
        var scanner = new AssertScanner(line);
        if (scanner.Peek is '"' or '\'')
        {
            return Contains(ref scanner);
        }

        if (scanner.TryWord("len("))
        {
            return Compare(ref scanner, AssertForm.Length, closing: true) is { Expected: long } length ? length : null;
        }

        if (scanner.TryWord("basename("))
        {
            return Compare(ref scanner, AssertForm.Basename, closing: true) is { Expected: string } name ? name : null;
        }

        return scanner.TryWord("FloatApproxEqual(") ? Approximately(ref scanner) : Compare(ref scanner, AssertForm.Equals, closing: false);
    }

    private static SimpleAssert? Compare(ref AssertScanner scanner, AssertForm form, bool closing)
    {
        if (!AssertPathParser.TryParse(ref scanner, out var path) || (closing && !scanner.TryWord(")")) || !scanner.TryWord("==") || !TryLiteral(ref scanner, out var expected))
        {
            return null;
        }

        return scanner.AtEnd ? new SimpleAssert(form, path, expected) : null;
    }

    private static SimpleAssert? Approximately(ref AssertScanner scanner)
    {
        if (!AssertPathParser.TryParse(ref scanner, out var path) || !scanner.TryWord(",") || !TryLiteral(ref scanner, out var expected) || !scanner.TryWord(")"))
        {
            return null;
        }

        return scanner.AtEnd && expected is long or double ? new SimpleAssert(AssertForm.Approximately, path, expected) : null;
    }

    private static SimpleAssert? Contains(ref AssertScanner scanner)
    {
        if (!scanner.TryString(out var expected) || !scanner.TryWord("in ") || !AssertPathParser.TryParse(ref scanner, out var path))
        {
            return null;
        }

        return scanner.AtEnd ? new SimpleAssert(AssertForm.Contains, path, expected) : null;
    }

    private static bool TryLiteral(ref AssertScanner scanner, out object literal)
    {
        literal = "";
        if (scanner.Peek is '"' or '\'')
        {
            var ok = scanner.TryString(out var text);
            literal = text;
            return ok;
        }

        var token = scanner.Token();
        if (token is "true" or "false")
        {
            literal = token is "true";
            return true;
        }

        if (long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            literal = whole;
            return true;
        }

        if (double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
        {
            literal = real;
            return true;
        }

        return false;
    }
}

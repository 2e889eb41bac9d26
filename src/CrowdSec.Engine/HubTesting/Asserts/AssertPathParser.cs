namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>Reads paths such as results["s01-parse"]["me/logs"][0].Evt.Meta["user"].</summary>
internal static class AssertPathParser
{
    public const string Root = "results";

    public static bool TryParse(ref AssertScanner scanner, out AssertPath path)
    {
        path = null!;
        scanner.SkipBlanks();
        var start = scanner.Position;
        if (!scanner.TryWord(Root))
        {
            return false;
        }

        var steps = new List<AssertStep>(8);
        var end = scanner.Position;
        while (true)
        {
            if (scanner.TryWord("["))
            {
                if (!TryBracket(ref scanner, out var step))
                {
                    return false;
                }

                steps.Add(step);
            }
            else if (scanner.TryWord("."))
            {
                if (!TryMember(ref scanner, out var step))
                {
                    return false;
                }

                steps.Add(step);
            }
            else
            {
                path = new AssertPath(scanner.Slice(start, end).TrimEnd(), steps);
                return true;
            }

            end = scanner.Position;
        }
    }

    private static bool TryBracket(ref AssertScanner scanner, out AssertStep step)
    {
        step = default;
        if (scanner.Peek is '"' or '\'')
        {
            var ok = scanner.TryString(out var key) && scanner.TryWord("]");
            step = new AssertStep(AssertStepKind.Key, key, "", 0, 0);
            return ok;
        }

        var hasFrom = scanner.TryNumber(out var from);
        if (!scanner.TryWord(":"))
        {
            step = new AssertStep(AssertStepKind.Index, "", "", from, 0);
            return hasFrom && scanner.TryWord("]");
        }

        var to = scanner.TryNumber(out var number) ? number : -1;
        step = new AssertStep(AssertStepKind.Slice, "", "", from, to);
        return scanner.TryWord("]");
    }

    private static bool TryMember(ref AssertScanner scanner, out AssertStep step)
    {
        var name = scanner.Identifier();
        step = new AssertStep(AssertStepKind.Field, name, "", 0, 0);
        if (name.Length == 0 || !scanner.TryWord("("))
        {
            return name.Length > 0;
        }

        var argument = "";
        if (scanner.Peek is '"' or '\'' && !scanner.TryString(out argument))
        {
            return false;
        }

        step = step with { Kind = AssertStepKind.Call, Argument = argument };
        return scanner.TryWord(")");
    }
}

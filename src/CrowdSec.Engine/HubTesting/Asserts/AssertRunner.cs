using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>Checks the assertions of a file against results.</summary>
/// <param name="root">What "results" stands for: <see cref="ParserResults"/>, or the sorted list of overflows.</param>
/// <param name="language">Evaluates what is not of a generated shape.</param>
internal sealed class AssertRunner(object root, AssertLanguage language)
{
    public AssertOutcome Check(IReadOnlyList<AssertLine> lines)
    {
        var failures = new List<AssertFailure>();
        foreach (var line in lines)
        {
            if (Check(line) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return new AssertOutcome(lines.Count, failures, []);
    }

    private AssertFailure? Check(AssertLine line)
    {
        var simple = AssertParser.TryParse(line.Text);
        try
        {
            if (simple is not null)
            {
                var actual = PathEvaluator.Evaluate(simple.Path, root);
                if (actual != PathEvaluator.Unknown)
                {
                    return simple.Holds(actual) ? null : Failure(line, [simple.Path], YamlWriter.ToText(simple.Expected).TrimEnd('\n'), "");
                }
            }

            return language.Holds(line.Text) ? null : Failure(line, PathsIn(line.Text), "", "");
        }
        catch (AssertException e)
        {
            return Failure(line, PathsIn(line.Text), "", e.Message);
        }
    }

    private AssertFailure Failure(AssertLine line, IReadOnlyList<AssertPath> paths, string expected, string error)
    {
        var values = paths.Select(p => KeyValuePair.Create(p.Text, Shown(p))).ToList();
        var logLine = paths.Select(FindLine).FirstOrDefault(static l => l is not null);
        return new AssertFailure(line, values, expected, error, logLine?.Raw ?? "", logLine?.Number ?? 0);
    }

    private string Shown(AssertPath path)
    {
        try
        {
            var value = PathEvaluator.Evaluate(path, root);
            return value == PathEvaluator.Unknown ? language.Show(path.Text) : ResultText.Of(value);
        }
        catch (AssertException e)
        {
            return $"<{e.Message}>";
        }
    }

    /// <summary>The log line of the last event on the way.</summary>
    private RecordedLine? FindLine(AssertPath path)
    {
        for (var length = path.Steps.Count; length > 0; length--)
        {
            try
            {
                switch (PathEvaluator.Evaluate(path with { Steps = [.. path.Steps.Take(length)] }, root))
                {
                    case ParserResult result:
                        return result.Evt.Line;
                    case RecordedEvent { Line.Number: > 0 } evt:
                        return evt.Line;
                }
            }
            catch (AssertException)
            {
                // A longer way than there is; a shorter one may lead somewhere.
            }
        }

        return null;
    }

    private static List<AssertPath> PathsIn(string text)
    {
        var paths = new List<AssertPath>();
        for (var at = text.IndexOf(AssertPathParser.Root, StringComparison.Ordinal); at >= 0; at = text.IndexOf(AssertPathParser.Root, at + 1, StringComparison.Ordinal))
        {
            var scanner = new AssertScanner(text[at..]);
            if (AssertPathParser.TryParse(ref scanner, out var path) && paths.TrueForAll(p => p.Text != path.Text))
            {
                paths.Add(path);
            }
        }

        return paths;
    }
}

using CrowdSec.Engine.HubTesting.Results;

namespace CrowdSec.Engine.HubTesting.Explaining;

/// <summary>Shows line by line which parsers took it, what they changed, and which scenarios it went to.</summary>
public sealed class ExplainTree
{
    private const string Good = "🟢";
    private const string Bad = "🔴";

    private readonly RunResults _results;
    private readonly ExplainOptions _options;
    private readonly ILookup<int, (string Stage, string Parser, ParserResult Result)> _visits;
    private readonly HashSet<int> _offered;
    private readonly ILookup<int, string> _poured;

    public ExplainTree(RunResults results, ExplainOptions options)
    {
        _results = results;
        _options = options;
        _visits = results.Parsers.Stages
            .SelectMany(static stage => stage.Value.SelectMany(parser => parser.Value.Select(r => (Stage: stage.Key, Parser: parser.Key, Result: r))))
            .ToLookup(static v => v.Result.Evt.Line.Number);
        _offered = [.. results.Offered.Select(static e => e.Line.Number)];
        _poured = results.Poured.SelectMany(static s => s.Value.Select(e => (s.Key, e.Line.Number))).Distinct().ToLookup(static p => p.Number, static p => p.Key);
    }

    public void Write(TextWriter output)
    {
        foreach (var line in _results.Lines)
        {
            if (!_options.OnlyFailures || !_offered.Contains(line.Line.Number) && !line.Whitelisted)
            {
                WriteLine(output, line);
            }
        }
    }

    private void WriteLine(TextWriter output, RecordedEvent line)
    {
        output.WriteLine($"line: {line.Line.Raw}");
        RecordedEvent? previous = null;
        foreach (var stage in _visits[line.Line.Number].GroupBy(static v => v.Stage).OrderBy(static s => s.Key, StringComparer.Ordinal))
        {
            var visits = stage.Where(v => v.Result.Success || !_options.OnlySuccessfulParsers).OrderBy(static v => v.Result.Idx).ToList();
            if (visits.Count == 0)
            {
                continue;
            }

            output.WriteLine($"\t├ {stage.Key}");
            for (var i = 0; i < visits.Count; i++)
            {
                WriteVisit(output, visits[i].Parser, visits[i].Result, i == visits.Count - 1, ref previous);
            }
        }

        WriteEnd(output, line);
        output.WriteLine();
    }

    private void WriteVisit(TextWriter output, string parser, ParserResult result, bool last, ref RecordedEvent? previous)
    {
        var branch = last ? "└" : "├";
        if (!result.Success)
        {
            output.WriteLine($"\t|\t{branch} {Bad} {parser}");
            return;
        }

        var changes = EventDiff.Between(previous, result.Evt);
        output.WriteLine($"\t|\t{branch} {Good} {parser} ({Summary(changes, previous?.Whitelisted ?? false, result.Evt.Whitelisted)})");
        previous = result.Evt;
        if (_options.Details)
        {
            WriteDetails(output, changes, last ? "" : "|");
        }
    }

    private void WriteDetails(TextWriter output, IReadOnlyList<FieldChange> changes, string rail)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var branch = i == changes.Count - 1 ? "└" : "├";
            var change = changes[i];
            var text = change.Kind switch
            {
                FieldChangeKind.Create => $"create evt.{change.Path} : {Paint(32, change.To)}",
                FieldChangeKind.Delete => $"delete evt.{change.Path}",
                _ => $"update evt.{change.Path} : {change.From} -> {Paint(33, change.To)}",
            };
            output.WriteLine($"\t|\t{rail}\t{branch} {text}");
        }
    }

    private string Summary(IReadOnlyList<FieldChange> changes, bool wasWhitelisted, bool isWhitelisted)
    {
        var parts = new List<string>();
        void Count(FieldChangeKind kind, string sign, int color)
        {
            var count = changes.Count(c => c.Kind == kind);
            if (count > 0)
            {
                parts.Add(Paint(color, $"{sign}{count}"));
            }
        }

        Count(FieldChangeKind.Create, "+", 32);
        Count(FieldChangeKind.Update, "~", 33);
        Count(FieldChangeKind.Delete, "-", 31);
        if (isWhitelisted && !wasWhitelisted)
        {
            parts.Add(Paint(31, "[whitelisted]"));
        }

        return parts.Count == 0 ? Paint(33, "unchanged") : string.Join(' ', parts);
    }

    private void WriteEnd(TextWriter output, RecordedEvent line)
    {
        var scenarios = _poured[line.Line.Number].Order(StringComparer.Ordinal).ToList();
        var branch = scenarios.Count > 0 ? "├" : "└";
        if (line.Whitelisted)
        {
            output.WriteLine($"\t{branch}-------- parser success, ignored by whitelist ({line.WhitelistReason}) {Good}");
        }
        else
        {
            output.WriteLine(_offered.Contains(line.Line.Number) ? $"\t{branch}-------- parser success {Good}" : $"\t{branch}-------- parser failure {Bad}");
        }

        if (scenarios.Count == 0)
        {
            return;
        }

        output.WriteLine("\t├ Scenarios");
        for (var i = 0; i < scenarios.Count; i++)
        {
            output.WriteLine($"\t\t{(i == scenarios.Count - 1 ? "└" : "├")} {Good} {scenarios[i]}");
        }
    }

    private string Paint(int color, string text) => _options.Colors ? $"\u001b[{color}m{text}\u001b[0m" : text;
}

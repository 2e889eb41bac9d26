namespace CrowdSec.Engine.HubTesting.Results;

/// <summary>What all parsers made of all lines: stage → parser → one entry per event that reached the parser. Stages and parsers in ascending order.</summary>
public sealed class ParserResults
{
    /// <summary>A stage that stands for the end of parsing and holds one parser without name and entries.</summary>
    public const string SuccessStage = "success";

    private readonly SortedDictionary<string, SortedDictionary<string, List<ParserResult>>> _stages = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SortedDictionary<string, List<ParserResult>>> Stages => _stages;

    public void Add(string stage, string parser, RecordedEvent evt, bool success)
    {
        var results = Of(stage, parser, out var parsers);
        results.Add(new ParserResult(evt, success, results.Count == 0 ? parsers.Count : results[0].Idx));
    }

    /// <summary>Adds the stage that says that lines got through.</summary>
    public void AddSuccess() => Of(SuccessStage, "", out _);

    private List<ParserResult> Of(string stage, string parser, out SortedDictionary<string, List<ParserResult>> parsers)
    {
        if (!_stages.TryGetValue(stage, out parsers!))
        {
            _stages[stage] = parsers = new SortedDictionary<string, List<ParserResult>>(StringComparer.Ordinal);
        }

        if (!parsers.TryGetValue(parser, out var results))
        {
            parsers[parser] = results = [];
        }

        return results;
    }
}

using System.Text.Json;

namespace CrowdSec.Cli.Machines;

/// <summary>Sums what a machine reported about the lines it read: by source, and by parser.</summary>
internal sealed class MachineMetrics
{
    private const string PostoverflowSource = "Postoverflows";

    private readonly SortedDictionary<(string Source, string AcquisType), AcquisitionCounts> _acquisition = [];
    private readonly SortedDictionary<(string Source, string Parser), ParserCounts> _parsers = [];

    public IReadOnlyDictionary<(string Source, string AcquisType), AcquisitionCounts> Acquisition => _acquisition;

    /// <summary>Parser: "stage/name".</summary>
    public IReadOnlyDictionary<(string Source, string Parser), ParserCounts> Parsers => _parsers;

    /// <param name="payload">JSON {"metrics": [{"items": [{name, value, labels}]}]}; what cannot be read is left out.</param>
    public void Add(string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            foreach (var metrics in JsonFields.List(document.RootElement, "metrics"))
            {
                foreach (var item in JsonFields.List(metrics, "items"))
                {
                    Add(item);
                }
            }
        }
        catch (JsonException)
        {
            // A damaged report does not hide the others.
        }
    }

    private void Add(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("labels", out var labels))
        {
            return;
        }

        var value = (long)Math.Clamp(JsonFields.Number(item, "value"), 0, 1e18);
        var source = $"{JsonFields.Text(labels, "datasource_type")}:{JsonFields.Text(labels, "source")}";
        var type = JsonFields.Text(labels, "acquis_type");
        var parser = JsonFields.Text(labels, "parser_name");
        switch (JsonFields.Text(item, "name"))
        {
            case "read":
                Of(source, type).Read += value;
                break;
            case "parsed" when parser.Length > 0:
                Of(source, labels, parser).Parsed += value;
                break;
            case "unparsed" when parser.Length > 0:
                Of(source, labels, parser).Unparsed += value;
                break;
            case "global_parsed":
                Of(source, type).Parsed += value;
                break;
            case "global_unparsed":
                Of(source, type).Unparsed += value;
                break;
        }
    }

    private AcquisitionCounts Of(string source, string type)
    {
        if (!_acquisition.TryGetValue((source, type), out var counts))
        {
            _acquisition[(source, type)] = counts = new AcquisitionCounts();
        }

        return counts;
    }

    private ParserCounts Of(string source, JsonElement labels, string parser)
    {
        var key = (source == ":" ? PostoverflowSource : source, $"{JsonFields.Text(labels, "parser_stage")}/{parser}");
        if (!_parsers.TryGetValue(key, out var counts))
        {
            _parsers[key] = counts = new ParserCounts();
        }

        return counts;
    }
}

using System.Text;
using System.Text.Json;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;

namespace CrowdSec.Cli.Decisions;

/// <summary>Reads decisions from a file in one of three forms.</summary>
internal sealed class ImportReader
{
    /// <summary>More in one file is a mistake, or an attack.</summary>
    private const int MostDecisions = 10_000_000;

    private const int LongestJson = 1 << 30;

    private readonly ImportedShapes _shapes = new();
    private readonly ImportedShape _none = new();
    private readonly List<ImportedDecision> _decisions = [];

    /// <exception cref="CliException">The text is not in the form.</exception>
    public static List<ImportedDecision> Read(TextReader input, string format)
    {
        var reader = new ImportReader();
        switch (format)
        {
            case ImportFormat.Csv:
                reader.ReadCsv(input);
                break;
            case ImportFormat.Json:
                reader.ReadJson(input);
                break;
            default:
                reader.ReadValues(input);
                break;
        }

        return reader._decisions;
    }

    private void ReadValues(TextReader input)
    {
        while (input.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } value)
            {
                Add(new ImportedDecision(value, _none));
            }
        }
    }

    private void ReadCsv(TextReader input)
    {
        var rows = new CsvReader(input);
        int[]? columns = null;
        while (rows.Read())
        {
            if (columns is null)
            {
                columns = Columns(rows.ToArray());
                continue;
            }

            if (rows.Count <= columns.Max())
            {
                throw new CliException($"unable to parse csv: record on line {rows.Line}: wrong number of fields");
            }

            var shape = _shapes.Get(Cell(rows, columns[1]), Cell(rows, columns[2]), Cell(rows, columns[3]), Cell(rows, columns[4]));
            Add(new ImportedDecision(Cell(rows, columns[0]).ToString(), shape));
        }
    }

    private static int[] Columns(string[] header)
    {
        var names = header.Select(static name => name.Trim().TrimStart('\ufeff')).ToArray();
        if (names.FirstOrDefault(static n => n is not ("value" or "duration" or "reason" or "scope" or "type")) is { } unknown)
        {
            throw new CliException($"unable to parse csv: unknown column '{unknown}': the first line names the columns, any of duration,reason,scope,type,value");
        }

        int[] columns = [Array.IndexOf(names, "value"), Array.IndexOf(names, "duration"), Array.IndexOf(names, "reason"), Array.IndexOf(names, "scope"), Array.IndexOf(names, "type")];
        return columns[0] >= 0 ? columns : throw new CliException("unable to parse csv: there is no column 'value': the first line names the columns, any of duration,reason,scope,type,value");
    }

    private static ReadOnlySpan<char> Cell(CsvReader row, int column) => column < 0 ? "" : row[column].Trim();

    private void ReadJson(TextReader input)
    {
        var utf8 = ReadAll(input);
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 16 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                throw new CliException("unable to parse json: a list of decisions is expected, [{\"value\": \"192.0.2.1\"}, …]");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Add(ReadOne(ref reader));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new CliException($"unable to parse json: {e.Message}", e);
        }
    }

    private ImportedDecision ReadOne(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new CliException($"unable to parse json: item {_decisions.Count} is no object");
        }

        var (value, shape) = ("", _none);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (reader.TokenType != JsonTokenType.String || name is not ("value" or "duration" or "reason" or "scope" or "type"))
            {
                reader.Skip();
                continue;
            }

            var text = (reader.GetString() ?? "").Trim();
            switch (name)
            {
                case "value": value = text; break;
                case "duration": shape = shape with { Duration = text }; break;
                case "reason": shape = shape with { Reason = text }; break;
                case "scope": shape = shape with { Scope = text }; break;
                default: shape = shape with { Type = text }; break;
            }
        }

        return new(value, _shapes.Get(shape.Duration, shape.Reason, shape.Scope, shape.Type));
    }

    private static byte[] ReadAll(TextReader input)
    {
        var output = new MemoryStream();
        using (var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true))
        {
            var chunk = new char[32 * 1024];
            int read;
            while ((read = input.Read(chunk, 0, chunk.Length)) > 0)
            {
                writer.Write(chunk, 0, read);
                if (output.Length > LongestJson)
                {
                    throw new CliException("unable to parse json: the file is longer than 1 GiB");
                }
            }
        }

        return output.ToArray();
    }

    private void Add(ImportedDecision decision)
    {
        if (_decisions.Count >= MostDecisions)
        {
            throw new CliException($"more than {MostDecisions} decisions in one file: split it");
        }

        _decisions.Add(decision);
    }
}

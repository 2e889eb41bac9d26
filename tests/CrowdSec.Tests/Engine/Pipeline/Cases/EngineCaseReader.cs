using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>Reads case files: every document is a case. A mistake in a case file is an error, not a test that says nothing.</summary>
internal static class EngineCaseReader
{
    private static readonly string[] BothModes = ["live", "replay"];

    public static IReadOnlyList<EngineCase> ReadAll(string path)
    {
        var diagnostics = new DiagnosticBag();
        var cases = new List<EngineCase>();
        foreach (var map in YamlLoader.LoadFile(path, diagnostics).OfType<YamlMap>())
        {
            cases.Add(Read(map, path, cases, diagnostics));
        }

        return diagnostics.Count == 0 ? cases : throw new InvalidDataException(string.Join('\n', diagnostics));
    }

    private static EngineCase Read(YamlMap map, string path, List<EngineCase> before, DiagnosticBag diagnostics)
    {
        var reader = new YamlMapReader(map, path, diagnostics);
        var other = reader.String("files_of");
        var files = other.Length == 0 ? [] : new Dictionary<string, string>(before.Single(c => c.Name == other).Files);
        foreach (var (name, content) in Texts(reader.Child("files")))
        {
            files[name] = content;
        }

        reader.Ignore("why");
        var simulation = reader.Child("simulation");
        var read = new EngineCase
        {
            File = path,
            Line = map.Line,
            Name = reader.String("name"),
            Modes = reader.Has("modes") ? reader.Strings("modes") : BothModes,
            Files = files,
            Use = reader.Strings("use"),
            Log = reader.Strings("log"),
            Labels = Texts(reader.Child("labels")),
            SimulateAll = simulation?.Bool("simulation") ?? false,
            SimulationExclusions = simulation?.Strings("exclusions") ?? [],
            ContextLimit = (int)reader.Long("context_limit", 4000),
            Budget = reader.Long("budget", 64 * 1024 * 1024),
            Expect = reader.Child("expect")?.Map ?? new YamlMap([], 0, 0),
        };
        reader.Finish();
        simulation?.Finish();
        return read;
    }

    private static Dictionary<string, string> Texts(YamlMapReader? reader) =>
        reader?.Map.Entries.ToDictionary(static e => e.Key.Text, e => ((YamlScalar)e.Value).Text) ?? [];
}

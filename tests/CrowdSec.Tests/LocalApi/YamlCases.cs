using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Tests.LocalApi;

/// <summary>Case files of the Local API's tests: a YAML document per case, each with a name.</summary>
internal static class YamlCases
{
    /// <returns>Title → case. The title tells file and line.</returns>
    public static IReadOnlyDictionary<string, YamlMap> Read(string folder, string file)
    {
        var path = RepositoryFolder.PathOf("tests", "CrowdSec.Tests", "LocalApi", folder, file);
        var findings = new DiagnosticBag();
        var cases = YamlLoader.LoadFile(path, findings).Cast<YamlMap>().ToDictionary(map => $"{file}:{map.Line} {Text(map, "name")}", StringComparer.Ordinal);
        return findings.HasErrors ? throw new InvalidDataException(string.Join('\n', findings)) : cases;
    }

    public static string Text(YamlMap map, string key, string fallback = "") => map.Find(key) is YamlScalar scalar ? scalar.Text : fallback;

    public static bool Flag(YamlMap map, string key, bool fallback = false) => map.Find(key) is YamlScalar scalar && scalar.TryBool(out var value) ? value : fallback;

    public static int Number(YamlMap map, string key, int fallback = 0) => map.Find(key) is YamlScalar scalar && scalar.TryLong(out var value) ? (int)value : fallback;

    public static IReadOnlyList<string> Texts(YamlMap map, string key) => map.Find(key) is YamlSequence list ? [.. list.Items.Cast<YamlScalar>().Select(static s => s.Text)] : [];

    public static YamlMap? Map(YamlMap map, string key) => map.Find(key) as YamlMap;
}

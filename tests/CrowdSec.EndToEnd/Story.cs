using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.EndToEnd;

/// <summary>What story.yaml says; see Stories/README.md.</summary>
internal sealed record Story(
    string Program,
    IReadOnlyList<string> Arguments,
    int Exit,
    IReadOnlyList<string> Output,
    IReadOnlyList<string> Errors,
    long Lines,
    IReadOnlyList<string> SameAs)
{
    public static Story Read(string folder)
    {
        var file = Path.Combine(folder, "story.yaml");
        var diagnostics = new DiagnosticBag();
        var map = YamlLoader.LoadFile(file, diagnostics).OfType<YamlMap>().Single();
        var reader = new YamlMapReader(map, file, diagnostics);
        IReadOnlyList<string> Texts(string key) => [.. reader.Strings(key).Select(text => text.Replace("{story}", folder, StringComparison.Ordinal))];
        var story = new Story(
            reader.String("program"), Texts("arguments"), (int)reader.Long("exit"), Texts("output"), Texts("errors"), reader.Long("lines", -1), Texts("same_as"));
        reader.Finish();
        return diagnostics.Count == 0 ? story : throw new InvalidDataException(string.Join('\n', diagnostics));
    }
}

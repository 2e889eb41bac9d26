using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Tests.Engine.Acquisition.Live;

internal static class TailStoryReader
{
    public static IReadOnlyList<TailStory> Read(string path)
    {
        var diagnostics = new DiagnosticBag();
        var stories = new List<TailStory>();
        foreach (var map in YamlLoader.LoadFile(path, diagnostics).OfType<YamlMap>())
        {
            var reader = new YamlMapReader(map, path, diagnostics);
            var steps = reader.String("story").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            stories.Add(new TailStory(reader.String("name"), map.Line, reader.String("plan", TailStory.DefaultPlan), steps));
            reader.Ignore("why");
            reader.Finish();
        }

        return diagnostics.Count == 0 ? stories : throw new InvalidDataException(string.Join('\n', diagnostics));
    }
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Configuration;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Lapi;

/// <summary>Keys of context with their expressions: those of installed items, and of the operator's own file.</summary>
internal static class ContextFile
{
    /// <exception cref="CliException">There is no log processor here.</exception>
    public static LogProcessorConfig Require(CliInvocation run) => run.Settings.Config.LogProcessor is { Enabled: true } processor
        ? processor
        : throw new CliException("log processor is disabled -- this command cannot run on a LAPI-only instance");

    /// <summary>What the operator's own file says; empty when it is not there.</summary>
    /// <exception cref="CliException">The file is damaged.</exception>
    public static SortedDictionary<string, List<string>> Read(string path)
    {
        var keys = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            AddFile(keys, path, static map => map);
        }

        return keys;
    }

    /// <summary>Adds what installed context items say.</summary>
    public static void AddItems(SortedDictionary<string, List<string>> keys, HubState state)
    {
        foreach (var item in state.Installed(HubItemType.Contexts))
        {
            AddFile(keys, item.LocalPath, static map => map.Find("context") as YamlMap);
        }
    }

    /// <returns>Whether it was not there yet.</returns>
    public static bool Add(SortedDictionary<string, List<string>> keys, string key, string expression)
    {
        if (!keys.TryGetValue(key, out var values))
        {
            keys[key] = values = [];
        }

        if (values.Contains(expression))
        {
            return false;
        }

        values.Add(expression);
        return true;
    }

    public static string ToYaml(SortedDictionary<string, List<string>> keys) =>
        YamlWriter.ToText(keys.Select(static k => KeyValuePair.Create(k.Key, (object?)k.Value)).ToArray());

    private static void AddFile(SortedDictionary<string, List<string>> keys, string path, Func<YamlMap, YamlMap?> find)
    {
        var findings = new DiagnosticBag();
        var maps = YamlLoader.LoadFile(path, findings).OfType<YamlMap>().Select(find).OfType<YamlMap>().ToList();
        if (findings.HasErrors)
        {
            throw new CliException($"unable to load context: {string.Join('\n', findings)}");
        }

        foreach (var entry in maps.SelectMany(static m => m.Entries))
        {
            foreach (var value in (entry.Value as YamlSequence)?.Items.OfType<YamlScalar>() ?? [])
            {
                Add(keys, entry.Key.Text, value.Text);
            }
        }
    }
}

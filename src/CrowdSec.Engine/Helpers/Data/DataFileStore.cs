using CrowdSec.Engine.Helpers.Bots;
using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Helpers.Data;

/// <summary>
/// The data files that installed items name, read once, before expressions are compiled. A file that is missing or broken is reported and
/// counts as empty. Immutable and thread-safe once loaded.
/// </summary>
public sealed class DataFileStore
{
    private readonly Dictionary<string, string[]> _strings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegexpFile> _regexps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MapFile> _maps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BotFile> _bots = new(StringComparer.Ordinal);

    public static readonly DataFileStore Empty = new();

    private DataFileStore()
    {
    }

    /// <summary>Remembered results by file of regular expressions, for metrics.</summary>
    public IEnumerable<KeyValuePair<string, int>> CachedResults => _regexps.Select(static r => KeyValuePair.Create(r.Key, r.Value.CachedResults));

    internal string[]? Strings(string name) => _strings.GetValueOrDefault(name);

    internal RegexpFile? Regexps(string name) => _regexps.GetValueOrDefault(name);

    internal MapFile? Map(string name) => _maps.GetValueOrDefault(name);

    internal BotFile? Bots(string name) => _bots.GetValueOrDefault(name);

    /// <summary>Reads all files; mistakes are warnings, so that one bad file does not stop the engine.</summary>
    public static DataFileStore Load(DataDirectory directory, IEnumerable<DataSpec> specs, DiagnosticBag diagnostics)
    {
        var store = new DataFileStore();
        foreach (var spec in specs)
        {
            store.Load(directory, spec, diagnostics);
        }

        return store;
    }

    private void Load(DataDirectory directory, DataSpec spec, DiagnosticBag diagnostics)
    {
        if (spec.Type.Length == 0)
        {
            return;
        }

        if (!directory.TryResolve(spec.DestFile, out var path))
        {
            diagnostics.Warning(spec.File, spec.Line, 0, $"data file '{spec.DestFile}' lies outside of the data directory and is not read", "give a name inside of it");
            return;
        }

        try
        {
            Read(path, spec, diagnostics);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Warning(spec.File, spec.Line, 0, $"data file '{spec.DestFile}' is missing", $"put it into {directory.Path}, where installing an item with --from brings it too");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Warning(spec.File, spec.Line, 0, $"data file '{spec.DestFile}' cannot be read: {e.Message}", "check the file and its permissions");
        }
    }

    private void Read(string path, DataSpec spec, DiagnosticBag diagnostics)
    {
        switch (spec.Type)
        {
            case "string" when !_strings.ContainsKey(spec.DestFile):
                _strings[spec.DestFile] = [.. DataLineReader.Read(path, diagnostics).Select(static l => l.Text)];
                break;
            case "regexp" or "regex" when !_regexps.ContainsKey(spec.DestFile):
                _regexps[spec.DestFile] = RegexpFile.Read(path, spec.CacheSize, diagnostics);
                break;
            case "map" when !_maps.ContainsKey(spec.DestFile):
                _maps[spec.DestFile] = new MapFileReader(path, diagnostics).Read();
                break;
            case "bots" when !_bots.ContainsKey(spec.DestFile):
                _bots[spec.DestFile] = new BotFileReader(path, diagnostics).Read();
                break;
        }
    }
}

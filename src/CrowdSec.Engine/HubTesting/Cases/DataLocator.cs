using System.Text.Json;
using CrowdSec.Engine.Hub;

namespace CrowdSec.Engine.HubTesting.Cases;

/// <summary>
/// Finds the data files that items name, without a network: in directories by their dest_file, or through a map, a JSON file of the form
/// {"by_url": {"source url": {"file": "path relative to the map"}}}.
/// </summary>
public sealed class DataLocator
{
    public const string MapFileName = "data-map.json";

    private readonly List<string> _directories = [];
    private readonly Dictionary<string, string> _byUrl = new(StringComparer.Ordinal);

    /// <summary>Where files were looked for, for messages.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>The directory that holds all there is, when it is one and without a map; it can then be used as it is.</summary>
    public string? SingleDirectory => _byUrl.Count == 0 && _directories.Count == 1 ? Path.GetFullPath(_directories[0]) : null;

    /// <summary>
    /// Uses the given places, or when there are none those that hubs usually have: ".cache/data" and "data" in the hub, and "data/" beside it.
    /// A directory that holds a map is used through its map.
    /// </summary>
    /// <exception cref="HubException">A given place does not exist or its map is damaged.</exception>
    public static DataLocator For(string hub, IReadOnlyList<string> given)
    {
        var locator = new DataLocator();
        var places = given.Count > 0 ? given : [Path.Combine(hub, ".cache", "data"), Path.Combine(hub, "data"), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(hub)) ?? "/", "data")];
        foreach (var place in places)
        {
            locator.Add(place, mustExist: given.Count > 0);
        }

        locator.Places = places;
        return locator;
    }

    /// <summary>The file, or null when it is in none of the places.</summary>
    public string? Find(string sourceUrl, string destFile)
    {
        if (_byUrl.TryGetValue(sourceUrl, out var mapped) && File.Exists(mapped))
        {
            return mapped;
        }

        return _directories.Select(d => Path.GetFullPath(Path.Combine(d, destFile)))
            .FirstOrDefault(f => _directories.Any(d => LinkTargets.RelativeTo(Path.GetFullPath(d), f) is not null) && File.Exists(f));
    }

    private void Add(string place, bool mustExist)
    {
        if (Directory.Exists(place))
        {
            _directories.Add(place);
            var map = Path.Combine(place, MapFileName);
            if (File.Exists(map))
            {
                ReadMap(map);
            }
        }
        else if (File.Exists(place))
        {
            ReadMap(place);
        }
        else if (mustExist)
        {
            throw new HubException($"--data: '{place}' is neither a directory nor a map file");
        }
    }

    private void ReadMap(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var entry in document.RootElement.GetProperty("by_url").EnumerateObject())
            {
                if (entry.Value.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String)
                {
                    _byUrl[entry.Name] = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file.GetString()!);
                }
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new HubException($"'{path}' is not a map of data files: {e.Message}", e);
        }
    }
}

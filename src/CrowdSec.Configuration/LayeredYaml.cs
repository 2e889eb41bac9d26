using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

/// <summary>
/// A settings file together with its ".local" overlay, environment variables expanded. While the merged tree is read, lines of the
/// overlay are shifted by <see cref="OverlayShift"/> so that a place tells which of the two files it means; <see cref="Report"/> shifts back.
/// </summary>
internal sealed class LayeredYaml
{
    private const int OverlayShift = 100_000_000;

    private readonly string _path;
    private readonly DiagnosticBag _findings = [];

    private LayeredYaml(string path) => _path = path;

    public YamlMap Map { get; private set; } = new([], 0, 0);

    /// <summary>Whether values of an overlay file were laid over the base file.</summary>
    public bool HasOverlay { get; private set; }

    /// <summary>Findings about the merged tree, with shifted lines. Readers of <see cref="Map"/> add to it.</summary>
    public DiagnosticBag Findings => _findings;

    public string OverlayPath => _path + ".local";

    public YamlMapReader Reader() => new(Map, _path, _findings);

    public static LayeredYaml Load(string path, Func<string, string?> environment)
    {
        var layered = new LayeredYaml(path);
        var root = layered.LoadOne(path, environment);
        if (File.Exists(layered.OverlayPath))
        {
            var overlay = layered.LoadOne(layered.OverlayPath, environment);
            layered.HasOverlay = overlay is not null;
            root = overlay is null ? root : YamlOverlay.Merge(root, Shift(overlay), layered._path, layered._findings);
        }

        layered.Map = layered.AsMap(root);
        return layered;
    }

    /// <summary>Hands the findings over, each with the file and line it belongs to.</summary>
    public void Report(DiagnosticBag diagnostics)
    {
        foreach (var finding in _findings)
        {
            diagnostics.Add(finding.Line > OverlayShift ? finding with { File = OverlayPath, Line = finding.Line - OverlayShift } : finding);
        }
    }

    private YamlNode? LoadOne(string path, Func<string, string?> environment)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _findings.Error(path, 0, 0, $"cannot read the file: {e.Message}", "check that it exists and is readable");
            return null;
        }

        var documents = YamlLoader.Load(EnvironmentExpansion.Expand(text, environment), path, _findings);
        if (documents.Count > 1)
        {
            _findings.Warning(path, documents[1].Line, documents[1].Column, "only the first document is read", "remove the others");
        }

        return documents.Count == 0 ? null : documents[0];
    }

    private YamlMap AsMap(YamlNode? root)
    {
        switch (root)
        {
            case YamlMap map:
                return map;
            case null or YamlScalar { IsNull: true }:
                return new YamlMap([], 0, 0);
            default:
                _findings.Error(_path, root.Line, root.Column, $"the file holds {root.Kind}", "it must hold a mapping of settings");
                return new YamlMap([], 0, 0);
        }
    }

    private static YamlNode Shift(YamlNode node) => node switch
    {
        YamlMap map => new YamlMap([.. map.Entries.Select(e => new YamlEntry((YamlScalar)Shift(e.Key), Shift(e.Value)))], map.Line + OverlayShift, map.Column),
        YamlSequence list => new YamlSequence([.. list.Items.Select(Shift)], list.Line + OverlayShift, list.Column),
        YamlScalar scalar => new YamlScalar(scalar.Text, scalar.IsPlain, scalar.Line + OverlayShift, scalar.Column),
        _ => node,
    };
}

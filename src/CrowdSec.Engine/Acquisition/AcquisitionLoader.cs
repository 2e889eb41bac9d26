using CrowdSec.Configuration;
using CrowdSec.Engine.Acquisition.Specs;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Acquisition;

/// <summary>Reads acquisition files: every mistake of every file is reported, and what is right is planned.</summary>
public sealed class AcquisitionLoader
{
    private static readonly YamlLimits Limits = YamlLimits.Default;

    private readonly DataSourceCatalog _catalog;
    private readonly Func<string, string?> _environment;
    private readonly DiagnosticBag _findings;
    private readonly List<SourceSpec> _sources = [];

    private AcquisitionLoader(DataSourceCatalog catalog, Func<string, string?> environment, DiagnosticBag findings)
    {
        _catalog = catalog;
        _environment = environment;
        _findings = findings;
    }

    /// <summary>Reads the acquisition file and all files of the acquisition directory.</summary>
    /// <param name="environment">The value of an environment variable, or null when it is not defined.</param>
    /// <param name="findings">Gets what is wrong. With errors among them the plan lacks what is at fault; a plan without any datasource is an error too.</param>
    public static AcquisitionPlan Load(LogProcessorConfig config, Func<string, string?> environment, DiagnosticBag findings, DataSourceCatalog? catalog = null)
    {
        var loader = new AcquisitionLoader(catalog ?? DataSourceCatalog.Standard, environment, findings);
        var errors = findings.ErrorCount;
        var files = AcquisitionFiles.Of(config, findings);
        foreach (var file in files)
        {
            loader.ReadFile(file);
        }

        if (loader._sources.Count == 0 && findings.ErrorCount == errors)
        {
            var places = string.Join(" and ", new[] { config.AcquisitionPath, config.AcquisitionDirectory }.Where(static p => p.Length > 0));
            findings.Error(places.Length > 0 ? places : "crowdsec_service", 0, 0, "no datasource enabled", "name the logs to read, e.g. a document with filename: /var/log/auth.log and labels: {type: syslog}");
        }

        return new AcquisitionPlan(loader._sources);
    }

    private void ReadFile(string file)
    {
        if (AcquisitionFiles.Read(file, Limits.MaxCharacters, _findings) is not { } text)
        {
            return;
        }

        foreach (var document in YamlLoader.Load(EnvironmentExpansion.Expand(text, _environment), file, _findings, Limits))
        {
            switch (document)
            {
                case YamlScalar { IsNull: true }:
                    break;
                case YamlMap { Entries.Count: 0 }:
                    break;
                case YamlMap map:
                    ReadDocument(map, file);
                    break;
                default:
                    _findings.Error(file, document.Line, document.Column, $"a datasource is described by a mapping, and this is {document.Kind}", "write keys such as filename: and labels:");
                    break;
            }
        }
    }

    private void ReadDocument(YamlMap map, string file)
    {
        var reader = new YamlMapReader(map, file, _findings);
        var type = TypeOf(reader);
        if (_catalog.Find(type) is { } known)
        {
            var errors = _findings.ErrorCount;
            var spec = known.Read(reader, SourceCommonReader.Read(reader, file, type, known.LabelsRequired));
            reader.Finish();
            if (_findings.ErrorCount == errors)
            {
                _sources.Add(spec);
            }
        }
        else if (_catalog.IsKnownAbsent(type))
        {
            reader.Warning("source", $"datasource {type} is not built in yet: these logs are not read", $"available: {string.Join(", ", _catalog.Names)}");
        }
        else if (type.Length == 0)
        {
            reader.Error("source", "missing 'source' field", $"use one of: {string.Join(", ", _catalog.Names)}");
        }
        else
        {
            reader.Error("source", $"unknown data source {type}", $"use one of: {string.Join(", ", _catalog.Names)}");
        }
    }

    /// <summary>The source as written, or as the keys tell: some keys belong to one datasource only.</summary>
    private static string TypeOf(YamlMapReader reader)
    {
        var written = reader.String("source");
        var told = reader.Map.Find("filename") is not null || reader.Map.Find("filenames") is not null ? "file"
            : reader.Map.Find("journalctl_filter") is not null ? "journalctl"
            : written;
        if (written.Length > 0 && told != written)
        {
            reader.Warning("source", $"'source' is '{written}', and the other keys are those of {told}: it is read as {told}", $"write source: {told}");
        }

        return told;
    }
}

using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Acquisition.Specs;

/// <summary>Reads the documents of one datasource. To add a datasource, write one beside its source and put it into the <see cref="DataSourceCatalog"/>.</summary>
internal interface ISourceSpecReader
{
    /// <summary>The value of "source".</summary>
    string Type { get; }

    bool LabelsRequired { get; }

    /// <summary>Reads the datasource's own keys; the caller reports those that nobody asked for.</summary>
    SourceSpec Read(YamlMapReader reader, SourceCommon common);
}

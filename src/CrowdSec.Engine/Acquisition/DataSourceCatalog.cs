using CrowdSec.Engine.Acquisition.Sources.File;
using CrowdSec.Engine.Acquisition.Specs;

namespace CrowdSec.Engine.Acquisition;

/// <summary>Which datasources there are. Immutable.</summary>
public sealed class DataSourceCatalog
{
    /// <summary>Datasources that configurations of others may name, and that this program does not have.</summary>
    private static readonly HashSet<string> Absent = new(StringComparer.Ordinal)
    {
        "appsec", "cloudwatch", "docker", "http", "journalctl", "k8s-audit", "kafka", "kinesis", "loki", "s3", "syslog", "victorialogs", "wineventlog",
    };

    private readonly Dictionary<string, ISourceSpecReader> _readers;

    internal DataSourceCatalog(IEnumerable<ISourceSpecReader> readers) => _readers = readers.ToDictionary(static r => r.Type, StringComparer.Ordinal);

    /// <summary>All that is built in.</summary>
    public static DataSourceCatalog Standard { get; } = new([new FileSourceSpecReader()]);

    public IEnumerable<string> Names => _readers.Keys.Order(StringComparer.Ordinal);

    internal ISourceSpecReader? Find(string type) => _readers.GetValueOrDefault(type);

    /// <summary>Whether a datasource of that name exists elsewhere, though not here.</summary>
    internal bool IsKnownAbsent(string type) => !_readers.ContainsKey(type) && Absent.Contains(type);
}

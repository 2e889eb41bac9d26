using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Specs;

/// <summary>What every document of an acquisition file may say, whatever its datasource.</summary>
public sealed record SourceCommon
{
    /// <summary>The acquisition file.</summary>
    public required string File { get; init; }

    /// <summary>1-based line at which the document begins.</summary>
    public required int Line { get; init; }

    /// <summary>Name of the datasource: file, journalctl, docker …</summary>
    public required string Type { get; init; }

    /// <value>Default: tail.</value>
    public AcquisitionMode Mode { get; init; } = AcquisitionMode.Tail;

    /// <summary>evt.Line.Labels of every line; "type" chooses the parsers.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <value>Default: null, the daemon's own level.</value>
    public LogLevel? LogLevel { get; init; }

    public string Name { get; init; } = "";

    public string UniqueId { get; init; } = "";

    /// <summary>An expression that changes lines before they are parsed; "" for none.</summary>
    public string Transform { get; init; } = "";

    /// <summary>Buckets follow the time stamps in the log instead of the wall clock.</summary>
    public bool UseTimeMachine { get; init; }

    public ExpectMode ExpectMode => UseTimeMachine || Mode == AcquisitionMode.Cat ? ExpectMode.TimeMachine : ExpectMode.Live;

    public string LabelType => Labels.GetValueOrDefault("type", "");
}

using System.Collections.Concurrent;
using CrowdSec.Engine.Acquisition.Specs;
using CrowdSec.Engine.Events;

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>The origins of one datasource's lines, one for each file, unit or address. Thread-safe.</summary>
internal sealed class SourceOrigins(SourceCommon common, SourceServices services)
{
    private readonly FieldMap _labels = services.LabelsOf(common.Labels);
    private readonly ConcurrentDictionary<string, LineOrigin> _origins = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LineOrigin> _backlogs = new(StringComparer.Ordinal);

    public IReadOnlyList<LineStats> Stats => [.. _origins.OrderBy(static o => o.Key, StringComparer.Ordinal).Select(static o => o.Value.Stats!)];

    public LineOrigin Of(string src, bool backlog)
    {
        var origin = _origins.GetOrAdd(src, NewOrigin);
        return backlog && origin.Mode == ExpectMode.Live ? _backlogs.GetOrAdd(src, _ => origin with { IsBacklog = true }) : origin;
    }

    private LineOrigin NewOrigin(string src) => new(src, common.Type, _labels, common.ExpectMode) { Stats = new LineStats(src, common.Type, common.LabelType) };
}

using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>What a live source is given.</summary>
/// <param name="Names">Numbers the labels.</param>
/// <param name="Log">Speaks for this source.</param>
internal sealed record SourceServices(FieldNames Names, TimeProvider Clock, ILog Log)
{
    public FieldMap LabelsOf(IReadOnlyDictionary<string, string> labels)
    {
        var map = new FieldMap(Names, compact: true);
        foreach (var (key, value) in labels)
        {
            map.Set(key, value);
        }

        return map;
    }
}

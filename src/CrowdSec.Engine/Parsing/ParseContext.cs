using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Tracing;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Parsing;

/// <summary>A worker's working space: one per worker, reused for every event.</summary>
internal sealed class ParseContext(ILog log, IPipelineTrace? trace)
{
    private int[] _groups = new int[64];

    public ExprFrame Frame { get; } = new(1);

    public ProcessorCounters Counters { get; } = new();

    public ILog Log { get; } = log;

    public IPipelineTrace? Trace { get; } = trace;

    public Event Event
    {
        set => Frame.Values[0] = value;
    }

    public Span<int> Groups(int count)
    {
        if (_groups.Length < count)
        {
            _groups = new int[count];
        }

        return _groups.AsSpan(0, count);
    }
}

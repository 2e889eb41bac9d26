using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Engine.Tracing;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Scenarios;

/// <summary>The working space of whoever commits pours; used by one thread at a time.</summary>
internal sealed class PourContext
{
    private readonly QueueView _queue;

    public PourContext(EventPacker packer, ParseContext parseContext)
    {
        Packer = packer;
        ParseContext = parseContext;
        _queue = new QueueView(View);
        ConditionFrame.Values[1] = OverflowFrame.Values[1] = _queue;
        ConditionFrame.Values[2] = OverflowFrame.Values[2] = View;
    }

    public EventPacker Packer { get; }

    /// <summary>For expressions about an event, outside of any bucket.</summary>
    public ParseContext ParseContext { get; }

    public ProcessorCounters Counters => ParseContext.Counters;

    public ILog Log => ParseContext.Log;

    public IPipelineTrace? Trace => ParseContext.Trace;

    public BucketView View { get; } = new();

    /// <summary>evt, queue, leaky.</summary>
    public ExprFrame ConditionFrame { get; } = new(3);

    /// <summary>evt (always nil), queue, leaky, signal.</summary>
    public ExprFrame OverflowFrame { get; } = new(4);
}

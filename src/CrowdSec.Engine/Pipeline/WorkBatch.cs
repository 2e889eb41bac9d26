using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Pipeline;

/// <summary>A batch of lines on its way through the processor, with what is found out about it. Belongs to one thread at a time.</summary>
internal sealed class WorkBatch(FieldNames names, TimeProvider clock)
{
    public LineBatch Lines { get; } = new(names, clock);

    /// <summary>Place in the order of batches.</summary>
    public long Sequence { get; private set; }

    /// <summary>What is to be poured, in the order of the lines.</summary>
    public List<PourRequest> Pours { get; } = [];

    /// <summary>The earliest time stamp among the parsed lines; null when none has one.</summary>
    public GoTime? Earliest { get; set; }

    public void Reset(long sequence)
    {
        Sequence = sequence;
        Lines.Reset();
        Pours.Clear();
        Earliest = null;
    }
}

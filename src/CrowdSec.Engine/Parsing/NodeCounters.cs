namespace CrowdSec.Engine.Parsing;

/// <summary>How often a node was asked, and with what result. Workers add to it with interlocked operations.</summary>
internal sealed class NodeCounters
{
    private long _hits;
    private long _ok;

    public long Hits => Interlocked.Read(ref _hits);

    public long Ok => Interlocked.Read(ref _ok);

    public void Hit() => Interlocked.Increment(ref _hits);

    public void Succeed() => Interlocked.Increment(ref _ok);
}

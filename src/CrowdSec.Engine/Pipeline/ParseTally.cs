using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Engine.Pipeline;

/// <summary>Counts what becomes of the lines of a batch, source by source; lines of one source mostly follow each other. A worker's own.</summary>
internal struct ParseTally
{
    private LineStats? _stats;
    private long _parsed;
    private long _unparsed;

    public void Count(LineStats? stats, bool parsed, string raw)
    {
        if (!ReferenceEquals(stats, _stats))
        {
            Flush();
            _stats = stats;
        }

        if (stats is null)
        {
            return;
        }

        if (parsed)
        {
            _parsed++;
        }
        else
        {
            _unparsed++;
            stats.Sample(raw);
        }
    }

    public void Flush()
    {
        if (_parsed + _unparsed > 0)
        {
            _stats!.Count(_parsed, _unparsed);
        }

        _parsed = _unparsed = 0;
    }
}

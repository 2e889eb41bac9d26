using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>Gives a case's lines one at a time, and moves the clock to the instant of each before: a line "@90s" alone only moves the clock.</summary>
internal sealed class CaseSource(IReadOnlyList<string> lines, LineOrigin origin, SteppingClock clock) : ILineSource
{
    private int _next;

    public bool Fill(LineBatch batch, CancellationToken cancellationToken)
    {
        while (_next < lines.Count && batch.Count == 0)
        {
            var (at, text) = CaseLines.Read(lines[_next++]);
            if (at is { } instant)
            {
                clock.AdvanceTo(instant);
            }

            if (text.Length > 0)
            {
                batch.Add(text, origin);
            }
        }

        return _next < lines.Count;
    }
}

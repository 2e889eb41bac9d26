using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>Gives the lines of a text; empty ones are left out.</summary>
internal sealed class TextLineSource(IReadOnlyList<string> lines, LineOrigin origin) : ILineSource
{
    private int _next;

    public bool Fill(LineBatch batch, CancellationToken cancellationToken)
    {
        while (!batch.IsFull && _next < lines.Count)
        {
            var line = lines[_next++];
            if (line.Length > 0)
            {
                batch.Add(line, origin);
            }
        }

        return _next < lines.Count;
    }
}

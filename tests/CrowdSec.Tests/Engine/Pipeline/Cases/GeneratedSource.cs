using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>Gives lines that are made as they are asked for.</summary>
internal sealed class GeneratedSource(IEnumerable<string> lines, LineOrigin origin) : ILineSource, IDisposable
{
    private readonly IEnumerator<string> _lines = lines.GetEnumerator();

    public bool Fill(LineBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!batch.IsFull)
        {
            if (!_lines.MoveNext())
            {
                return false;
            }

            batch.Add(_lines.Current, origin);
        }

        return true;
    }

    public void Dispose() => _lines.Dispose();
}

using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>Gives lines that are made as they are asked for.</summary>
internal sealed class GeneratedSource(IEnumerable<(string Raw, LineOrigin Origin)> lines) : ILineSource, IDisposable
{
    private readonly IEnumerator<(string Raw, LineOrigin Origin)> _lines = lines.GetEnumerator();

    public GeneratedSource(IEnumerable<string> lines, LineOrigin origin)
        : this(lines.Select(raw => (raw, origin)))
    {
    }

    public bool Fill(LineBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!batch.IsFull)
        {
            if (!_lines.MoveNext())
            {
                return false;
            }

            batch.Add(_lines.Current.Raw, _lines.Current.Origin);
        }

        return true;
    }

    public void Dispose() => _lines.Dispose();
}

using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition;

/// <summary>Changes the lines of another source before they are parsed; see <see cref="LineTransform"/> for the rules.</summary>
public sealed class TransformingSource : ILineSource
{
    private readonly ILineSource _inner;
    private readonly LineTransform _transform;
    private readonly LineBatch _scratch;
    private readonly Queue<(string Raw, LineOrigin Origin)> _ready = new();
    private bool _more = true;

    private TransformingSource(ILineSource inner, LineTransform transform, LineBatch scratch)
    {
        _inner = inner;
        _transform = transform;
        _scratch = scratch;
    }

    /// <param name="error">Why the expression cannot be used.</param>
    public static TransformingSource? Create(ILineSource inner, string expression, LogProcessor processor, TimeProvider clock, ILog log, out string error) =>
        LineTransform.Create(expression, processor, clock, log, out error) is { } transform
            ? new TransformingSource(inner, transform, new LineBatch(processor.Names, clock))
            : null;

    public bool Fill(LineBatch batch, CancellationToken cancellationToken)
    {
        while (!batch.IsFull && (_ready.Count > 0 || _more))
        {
            if (_ready.TryDequeue(out var line))
            {
                batch.Add(line.Raw, line.Origin);
                continue;
            }

            _scratch.Reset();
            _more = _inner.Fill(_scratch, cancellationToken);
            batch.CutLines += _scratch.CutLines;
            for (var i = 0; i < _scratch.Count; i++)
            {
                Transform(_scratch.Events[i].Line.Raw, _scratch.OriginOf(i));
            }
        }

        return _more || _ready.Count > 0;
    }

    private void Transform(string raw, LineOrigin origin)
    {
        foreach (var text in _transform.Apply(raw, origin))
        {
            _ready.Enqueue((text, origin));
        }
    }
}

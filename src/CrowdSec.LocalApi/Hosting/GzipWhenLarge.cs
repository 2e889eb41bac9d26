using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>
/// The body of an answer, compressed as soon as it is larger than a packet or two: small ones are held back until it is known that they are, and go out as they are.
/// For asynchronous writing only; not thread-safe.
/// </summary>
internal sealed class GzipWhenLarge(Stream inner, HttpResponse response) : Stream
{
    public const int Threshold = 16 << 10;

    private readonly PooledBytes _held = new(Threshold);
    private Stream? _target; // null: not decided yet

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_target is null && _held.Length + buffer.Length <= Threshold)
        {
            buffer.CopyTo(_held.GetMemory(buffer.Length));
            _held.Advance(buffer.Length);
            return;
        }

        if (_target is null)
        {
            response.Headers.ContentEncoding = "gzip";
            response.Headers.ContentLength = null;
            await DecideAsync(new GZipStream(inner, CompressionLevel.Fastest, leaveOpen: true), cancellationToken);
        }

        await _target!.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await DecideAsync(inner, cancellationToken);
        await _target!.FlushAsync(cancellationToken);
    }

    /// <summary>Sends what is left. An answer that is not completed is cut off.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await DecideAsync(inner, cancellationToken);
        if (_target != inner)
        {
            await _target!.DisposeAsync();
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _held.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask DecideAsync(Stream target, CancellationToken cancellationToken)
    {
        if (_target is null)
        {
            _target = target;
            await target.WriteAsync(_held.Memory, cancellationToken);
            _held.Clear();
        }
    }
}

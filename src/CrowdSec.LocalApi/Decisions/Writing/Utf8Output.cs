using System.Buffers;
using System.IO.Pipelines;
using CrowdSec.LocalApi.Decisions.Index;

namespace CrowdSec.LocalApi.Decisions.Writing;

/// <summary>Collects bytes of an answer and hands them on in large pieces; who reads slowly makes the writer wait. Not thread-safe.</summary>
internal sealed class Utf8Output(PipeWriter pipe) : IDisposable
{
    private const int Size = 1 << 16;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _count;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _count += bytes.Length;
    }

    /// <summary>Appends the decisions, with commas between.</summary>
    /// <param name="first">Whether none stands before; false afterwards if one was written.</param>
    /// <returns>How many were written; less than all when the buffer is full: send, then go on.</returns>
    public int Append(ReadOnlySpan<DecisionView> decisions, long now, bool withUuid, ref bool first)
    {
        for (var i = 0; i < decisions.Length; i++)
        {
            ref readonly var decision = ref decisions[i];
            if (_count >= Size - (Size / 4))
            {
                return i;
            }

            var room = Room(DecisionJson.MaxLength(decision) + 1);
            var written = 0;
            if (!first)
            {
                room[written++] = (byte)',';
            }

            first = false;
            _count += written + DecisionJson.Write(room[written..], decision, now, withUuid);
        }

        return decisions.Length;
    }

    /// <summary>Sends what was collected.</summary>
    /// <exception cref="OperationCanceledException">The reader is gone.</exception>
    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        var result = await pipe.WriteAsync(_buffer.AsMemory(0, _count), cancellationToken);
        _count = 0;
        if (result.IsCompleted || result.IsCanceled)
        {
            throw new OperationCanceledException("the reader is gone");
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private Span<byte> Room(int length)
    {
        if (_buffer.Length - _count < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_count + length);
            _buffer.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(_count);
    }
}

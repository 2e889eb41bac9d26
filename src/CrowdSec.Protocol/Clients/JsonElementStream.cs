using System.Buffers;
using System.Text.Json;

namespace CrowdSec.Protocol.Clients;

/// <summary>Goes through a long JSON array, one element at a time, while it is still coming in. No more than one element is in memory.</summary>
internal sealed class JsonElementStream(Stream input, int mostElementBytes) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _start;
    private int _end;
    private bool _atEnd;
    private bool _inside;

    /// <summary>The next element as JSON, valid until the next call; null at the end.</summary>
    /// <exception cref="IOException">The text is no array, is cut off, or an element is too long.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        if (!_inside && !await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        await SkipToElementAsync(cancellationToken).ConfigureAwait(false);
        if (_buffer[_start] == (byte)']')
        {
            return null;
        }

        while (true)
        {
            if (Measure() is var length and > 0)
            {
                _start += length;
                return _buffer.AsMemory(_start - length, length);
            }

            await MoreAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Past the bracket that opens the array; false for null.</summary>
    private async ValueTask<bool> EnterAsync(CancellationToken cancellationToken)
    {
        await SkipToElementAsync(cancellationToken).ConfigureAwait(false);
        switch (_buffer[_start])
        {
            case (byte)'[':
                _start++;
                _inside = true;
                return true;
            case (byte)'n':
                return false;
            default:
                throw new IOException("the answer is no list");
        }
    }

    private async ValueTask SkipToElementAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_start < _end && _buffer[_start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',')
            {
                _start++;
            }

            if (_start < _end)
            {
                return;
            }

            await MoreAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Length of the element that begins at the start; 0 when it is not there to its end.</summary>
    private int Measure()
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, default);
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : 0;
        }
        catch (JsonException e)
        {
            throw new IOException($"the answer is no JSON: {e.Message}", e);
        }
    }

    /// <summary>Reads on until what there is has doubled, so that an element is not measured too often.</summary>
    private async ValueTask MoreAsync(CancellationToken cancellationToken)
    {
        if (_atEnd)
        {
            throw new IOException("the answer is cut off");
        }

        MakeRoom();
        var wanted = Math.Max(1, _end - _start);
        while (wanted > 0 && _end < _buffer.Length)
        {
            var read = await input.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _atEnd = read == 0;
            _end += read;
            wanted -= read;
            if (_atEnd)
            {
                return;
            }
        }
    }

    private void MakeRoom()
    {
        var length = _end - _start;
        if (length > mostElementBytes)
        {
            throw new IOException($"an element of the answer is longer than {mostElementBytes} bytes");
        }

        var target = length * 2 > _buffer.Length ? ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, _buffer.Length * 2L)) : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        (_start, _end) = (0, length);
    }
}

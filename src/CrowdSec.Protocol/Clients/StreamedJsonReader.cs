using System.Buffers;
using System.Text.Json;

namespace CrowdSec.Protocol.Clients;

/// <summary>Reads an answer of any length while it is coming in, part by part; what is not part of one decision is never held.</summary>
internal abstract class StreamedJsonReader
{
    private const int MostBytesOfPart = 1 << 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _end;
    private JsonReaderState _state;

    /// <summary>Whether the value ended as it should.</summary>
    protected bool IsDone { get; set; }

    /// <exception cref="IOException">The text is no JSON, is cut off, or a part of it is too long.</exception>
    public async Task ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        try
        {
            var read = -1;
            while (read != 0)
            {
                read = await input.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
                _end += read;
                var used = Consume(isLast: read == 0);
                _buffer.AsSpan(used, _end - used).CopyTo(_buffer);
                _end -= used;
                MakeRoom();
            }
        }
        catch (JsonException e)
        {
            throw new IOException($"the answer is no JSON: {e.Message}", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        if (!IsDone)
        {
            throw new IOException("the answer is cut off");
        }
    }

    /// <summary>Looks at a token.</summary>
    /// <returns>false when the rest of the value that begins here is not there yet; the token comes again.</returns>
    protected abstract bool Take(ref Utf8JsonReader reader);

    /// <summary>The text of the object that begins at the reader's token.</summary>
    /// <returns>false: its end is not there yet.</returns>
    protected bool TryReadObject(ref Utf8JsonReader reader, out ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        var isWhole = reader.TrySkip();
        json = isWhole ? _buffer.AsSpan(start, (int)reader.BytesConsumed - start) : [];
        return isWhole;
    }

    /// <returns>How many bytes are done with.</returns>
    private int Consume(bool isLast)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(0, _end), isLast, _state);
        while (true)
        {
            var before = reader;
            if (!reader.Read() || !Take(ref reader))
            {
                _state = before.CurrentState;
                return (int)before.BytesConsumed;
            }
        }
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        if (_end >= MostBytesOfPart)
        {
            throw new IOException($"a part of the answer is longer than {MostBytesOfPart} bytes");
        }

        var larger = ArrayPool<byte>.Shared.Rent(_end * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

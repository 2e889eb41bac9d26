using System.Buffers;
using System.Text.Json;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Protocol.Clients;

/// <summary>Reads {"new": [...], "deleted": [...]} while it is coming in, one decision at a time.</summary>
internal sealed class DecisionStreamReader(Action<Decision> added, Action<Decision> removed)
{
    private const int MostDecisionBytes = 1 << 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _end;
    private JsonReaderState _state;
    private Action<Decision>? _receive;
    private bool _isDone;

    public async Task ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
                _end += read;
                var used = Consume(read == 0);
                _buffer.AsSpan(used, _end - used).CopyTo(_buffer);
                _end -= used;
                if (read == 0)
                {
                    break;
                }

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

        if (!_isDone)
        {
            throw new IOException("the answer is cut off");
        }
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        if (_end >= MostDecisionBytes)
        {
            throw new IOException($"a decision is longer than {MostDecisionBytes} bytes");
        }

        var larger = ArrayPool<byte>.Shared.Rent(_end * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
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

    /// <returns>false when the rest of the value is not there yet.</returns>
    private bool Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                _receive = reader.ValueTextEquals("new"u8) ? added : reader.ValueTextEquals("deleted"u8) ? removed : null;
                return true;
            case JsonTokenType.StartObject when reader.CurrentDepth == 2:
                var start = (int)reader.TokenStartIndex;
                if (!reader.TrySkip())
                {
                    return false;
                }

                _receive?.Invoke(WireJsonReader.ReadDecision(_buffer.AsSpan(start, (int)reader.BytesConsumed - start)));
                return true;
            case JsonTokenType.EndObject when reader.CurrentDepth == 0:
                _isDone = true;
                return true;
            default:
                return true;
        }
    }
}

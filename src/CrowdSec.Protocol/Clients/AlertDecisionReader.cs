using System.Buffers;
using System.Text.Json;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Protocol.Clients;

/// <summary>Reads the decisions out of a list of alerts while it is coming in, one at a time: an alert may carry a whole blocklist.</summary>
internal sealed class AlertDecisionReader(Action<Decision> take)
{
    private const int MostDecisionBytes = 1 << 20;

    /// <summary>[ { "decisions": [ {: the list, the alert, its decisions, a decision.</summary>
    private const int DepthOfDecision = 3;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _end;
    private JsonReaderState _state;
    private bool _inDecisions;
    private bool _isDone;

    /// <exception cref="IOException">The text is no list of alerts, is cut off, or a part of it is too long.</exception>
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
            throw new IOException($"a part of the answer is longer than {MostDecisionBytes} bytes");
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
        if (reader.CurrentDepth == 0)
        {
            _isDone = reader.TokenType is JsonTokenType.EndArray or JsonTokenType.Null;
        }
        else if (reader.CurrentDepth == DepthOfDecision - 1 && reader.TokenType == JsonTokenType.PropertyName)
        {
            _inDecisions = reader.ValueTextEquals("decisions"u8);
        }
        else if (_inDecisions && reader.CurrentDepth == DepthOfDecision && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            if (!reader.TrySkip())
            {
                return false;
            }

            take(WireJsonReader.ReadDecision(_buffer.AsSpan(start, (int)reader.BytesConsumed - start)));
        }

        return true;
    }
}

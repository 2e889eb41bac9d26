using System.Text.Json;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Protocol.Clients;

/// <summary>Reads {"new": [...], "deleted": [...]}, one decision at a time.</summary>
internal sealed class DecisionStreamReader(Action<Decision> added, Action<Decision> removed) : StreamedJsonReader
{
    private Action<Decision>? _receive;

    protected override bool Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                _receive = reader.ValueTextEquals("new"u8) ? added : reader.ValueTextEquals("deleted"u8) ? removed : null;
                return true;
            case JsonTokenType.StartObject when reader.CurrentDepth == 2:
                if (!TryReadObject(ref reader, out var decision))
                {
                    return false;
                }

                _receive?.Invoke(WireJsonReader.ReadDecision(decision));
                return true;
            case JsonTokenType.EndObject when reader.CurrentDepth == 0:
                IsDone = true;
                return true;
            default:
                return true;
        }
    }
}

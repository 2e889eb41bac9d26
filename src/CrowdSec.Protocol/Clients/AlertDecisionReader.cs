using System.Text.Json;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Protocol.Clients;

/// <summary>Reads the decisions out of a list of alerts, one at a time: an alert may carry a whole blocklist.</summary>
internal sealed class AlertDecisionReader(Action<Decision> take) : StreamedJsonReader
{
    /// <summary>[ { "decisions": [ {: the list, the alert, its decisions, a decision.</summary>
    private const int DepthOfDecision = 3;

    private bool _inDecisions;

    protected override bool Take(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 0)
        {
            IsDone = reader.TokenType is JsonTokenType.EndArray or JsonTokenType.Null;
        }
        else if (reader.CurrentDepth == DepthOfDecision - 1 && reader.TokenType == JsonTokenType.PropertyName)
        {
            _inDecisions = reader.ValueTextEquals("decisions"u8);
        }
        else if (_inDecisions && reader.CurrentDepth == DepthOfDecision && reader.TokenType == JsonTokenType.StartObject)
        {
            if (!TryReadObject(ref reader, out var decision))
            {
                return false;
            }

            take(WireJsonReader.ReadDecision(decision));
        }

        return true;
    }
}

namespace CrowdSec.Protocol.Json;

/// <summary>In which of its shapes an alert travels.</summary>
public enum AlertForm
{
    /// <summary>To the Local API: an empty list of events is [], decisions carry all they have.</summary>
    Sent,

    /// <summary>From the Local API: events are null when there are none, decisions have neither uuid nor end.</summary>
    Stored,

    /// <summary>As stored, but an empty list of decisions is []: others of the list hold the same ones.</summary>
    Deduplicated,
}

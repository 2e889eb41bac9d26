using System.Text.Json.Serialization;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Daemon.Replay;

/// <summary>Serialises alerts without reflection.</summary>
[JsonSerializable(typeof(Alert))]
internal sealed partial class AlertJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace CrowdSec.Engine.Alerting;

[JsonSerializable(typeof(List<string>))]
internal sealed partial class ContextJson : JsonSerializerContext;

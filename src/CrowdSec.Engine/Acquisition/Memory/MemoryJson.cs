using System.Text.Json.Serialization;

namespace CrowdSec.Engine.Acquisition.Memory;

/// <summary>Serialises without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AcquisitionMemory))]
internal sealed partial class MemoryJson : JsonSerializerContext;

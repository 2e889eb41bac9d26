using System.Text.Json.Serialization;

namespace CrowdSec.Engine.Acquisition.Memory;

/// <summary>Serialises without reflection. Lists are filled, not replaced: one that an older version did not write is empty.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate)]
[JsonSerializable(typeof(AcquisitionMemory))]
internal sealed partial class MemoryJson : JsonSerializerContext;

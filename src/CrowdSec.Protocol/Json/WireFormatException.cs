namespace CrowdSec.Protocol.Json;

/// <summary>Received text is no JSON, or not in the agreed shape. The message says where and what, and can be sent back.</summary>
public sealed class WireFormatException(string message, Exception? cause = null) : Exception(message, cause);

namespace CrowdSec.Engine.Parsing;

/// <summary>A static gave something that cannot be stored: the event goes no further.</summary>
internal sealed class EventAbortedException(string message) : Exception(message);

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>An assertion could not be evaluated: the message says why.</summary>
public sealed class AssertException(string message) : Exception(message);

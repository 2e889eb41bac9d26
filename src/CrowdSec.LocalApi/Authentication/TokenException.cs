namespace CrowdSec.LocalApi.Authentication;

/// <summary>A token that proves nothing; the message goes to the client.</summary>
internal sealed class TokenException(string message) : Exception(message);

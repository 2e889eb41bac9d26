namespace CrowdSec.LocalApi.Profiles;

/// <summary>A profile could not be evaluated. The message names the profile and the expression.</summary>
internal sealed class ProfileException(string message, bool matched) : Exception(message)
{
    /// <summary>A filter before the one that failed was true.</summary>
    public bool Matched { get; } = matched;
}

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>What a server says about a certificate (RFC 6960).</summary>
internal enum OcspStatus
{
    /// <summary>No answer, or one that proves nothing.</summary>
    Unknown,
    Good,
    Revoked,
}

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>What the server asks of clients' certificates; the names are those of the setting client_verification.</summary>
internal enum ClientVerification
{
    VerifyClientCertIfGiven,
    NoClientCert,

    /// <summary>Asked for; a connection with one that does not verify is served as if there were none.</summary>
    RequestClientCert,

    /// <summary>As <see cref="RequestClientCert"/>, but there must be one.</summary>
    RequireAnyClientCert,
    RequireAndVerifyClientCert,
}

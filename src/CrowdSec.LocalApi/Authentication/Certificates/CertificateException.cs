namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>A client's certificate is not good for what it is used for.</summary>
internal sealed class CertificateException(string message) : Exception(message);

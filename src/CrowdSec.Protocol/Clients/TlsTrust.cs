using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrowdSec.Protocol.Clients;

/// <summary>Whom a client trusts, and what it shows of itself.</summary>
internal static class TlsTrust
{
    /// <exception cref="ApiClientException">A file cannot be read.</exception>
    public static SslClientAuthenticationOptions Create(ClientOptions options)
    {
        var tls = new SslClientAuthenticationOptions();
        if (options.InsecureSkipVerify)
        {
            tls.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        }
        else if (options.CaCertPath.Length > 0)
        {
            var authorities = Load(options.CaCertPath);
            tls.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(certificate, chain, errors, authorities);
        }

        if (options.CertPath.Length > 0)
        {
            tls.ClientCertificateContext = ClientCertificate(options);
        }

        return tls;
    }

    /// <summary>What the system trusts, or what leads to one of the authorities.</summary>
    private static bool IsTrusted(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, X509Certificate2Collection authorities)
    {
        if (errors is SslPolicyErrors.None or not SslPolicyErrors.RemoteCertificateChainErrors || certificate is null)
        {
            return errors == SslPolicyErrors.None;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(authorities);
        own.ChainPolicy.ExtraStore.AddRange(authorities);
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // server authentication
        using var copy = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return own.Build(copy);
    }

    private static SslStreamCertificateContext ClientCertificate(ClientOptions options)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(options.CertPath, options.KeyPath.Length > 0 ? options.KeyPath : null);
            return SslStreamCertificateContext.Create(certificate, Load(options.CertPath), offline: true);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ApiClientException($"unable to load the certificate {options.CertPath} with key {options.KeyPath}: {e.Message}", e);
        }
    }

    private static X509Certificate2Collection Load(string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ApiClientException($"unable to load certificates from {path}: {e.Message}", e);
        }

        return certificates.Count > 0 ? certificates : throw new ApiClientException($"there is no certificate in {path}: it must be in PEM form");
    }
}

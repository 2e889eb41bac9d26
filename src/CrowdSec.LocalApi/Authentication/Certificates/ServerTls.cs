using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CrowdSec.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>The server's own certificate, and how clients' certificates are looked at. Only authorities of ca_cert_path count for clients, not those of the system.</summary>
internal sealed class ServerTls
{
    private const string ClientPurposeOid = "1.3.6.1.5.5.7.3.2";
    private readonly SslStreamCertificateContext _certificate;
    private readonly X509Certificate2Collection _roots = [];
    private readonly X509Certificate2Collection _intermediates = [];
    private readonly ClientVerification _verification;
    private readonly TimeProvider _clock;

    /// <exception cref="FormatException">A file cannot be read, or is not what it should be.</exception>
    public ServerTls(TlsConfig config, TimeProvider clock)
    {
        _clock = clock;
        _certificate = LoadOwn(config.CertFile, config.KeyFile);
        _verification = Enum.Parse<ClientVerification>(config.ClientVerification);
        if (config.CaCertPath.Length > 0)
        {
            LoadAuthorities(config.CaCertPath);
        }
        else if (_verification == ClientVerification.RequireAndVerifyClientCert)
        {
            throw new FormatException("client_verification RequireAndVerifyClientCert needs ca_cert_path");
        }
    }

    /// <returns>Null when the section names no certificate: the server speaks plain HTTP.</returns>
    public static ServerTls? Create(TlsConfig? config, TimeProvider clock) =>
        config is { CertFile.Length: > 0, KeyFile.Length: > 0 } ? new(config, clock) : null;

    public TlsHandshakeCallbackOptions Options(TimeSpan handshakeTimeout) =>
        new() { HandshakeTimeout = handshakeTimeout, OnConnection = context => new(OptionsFor(context.Connection)) };

    private SslServerAuthenticationOptions OptionsFor(BaseConnectionContext connection)
    {
        var options = new SslServerAuthenticationOptions { ServerCertificateContext = _certificate, CertificateRevocationCheckMode = X509RevocationMode.NoCheck };
        if (_verification == ClientVerification.NoClientCert || (_roots.Count == 0 && _verification == ClientVerification.VerifyClientCertIfGiven))
        {
            return options;
        }

        options.ClientCertificateRequired = true;
        options.AllowTlsResume = false; // a resumed session does not show the certificates in between again
        options.CertificateChainPolicy = ChainPolicy();
        options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Accept(connection, certificate, chain, errors);
        return options;
    }

    private bool Accept(BaseConnectionContext connection, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return _verification is ClientVerification.VerifyClientCertIfGiven or ClientVerification.RequestClientCert;
        }

        var isVerified = errors == SslPolicyErrors.None && chain is { ChainElements.Count: > 0 };
        if (isVerified)
        {
            // The chain's own certificates are disposed of with it.
            connection.Features.Set(new VerifiedClient([.. chain!.ChainElements.Select(static e => X509CertificateLoader.LoadCertificate(e.Certificate.RawData))]));
        }

        return isVerified || _verification is ClientVerification.RequestClientCert or ClientVerification.RequireAnyClientCert;
    }

    private X509ChainPolicy ChainPolicy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck, // looked at with each request instead
            DisableCertificateDownloads = true,
            VerificationTime = _clock.GetUtcNow().LocalDateTime,
        };
        policy.CustomTrustStore.AddRange(_roots);
        policy.ExtraStore.AddRange(_intermediates);
        policy.ApplicationPolicy.Add(new Oid(ClientPurposeOid));
        return policy;
    }

    private static SslStreamCertificateContext LoadOwn(string certificateFile, string keyFile)
    {
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPemFile(certificateFile);
            return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(certificateFile, keyFile), all, offline: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new FormatException($"cert_file {certificateFile} and key_file {keyFile} cannot be used: {exception.Message}", exception);
        }
    }

    private void LoadAuthorities(string file)
    {
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPemFile(file);
            foreach (var certificate in all)
            {
                (certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData) ? _roots : _intermediates).Add(certificate);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new FormatException($"ca_cert_path {file} cannot be read: {exception.Message}", exception);
        }

        if (_roots.Count == 0)
        {
            throw new FormatException($"ca_cert_path {file} holds no root certificate (one that signed itself)");
        }
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrowdSec.Tests.LocalApi.Authentication.Certificates;

/// <summary>A certificate authority of a test's own.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly CertificateRevocationListBuilder _revoked = new();
    private byte _serial = 10;

    private TestAuthority(X509Certificate2 certificate) => Certificate = certificate;

    public X509Certificate2 Certificate { get; }

    public static TestAuthority Root(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(AuthorityRequest(name, key).CreateSelfSigned(Start, End));
    }

    public TestAuthority Intermediate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(AuthorityRequest(name, key).Create(Certificate, Start, End.AddDays(-1), [_serial++]).CopyWithPrivateKey(key));
    }

    public X509Certificate2 Server()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return Issue(request, key, End.AddDays(-2));
    }

    public X509Certificate2 Client(string subject, DateTimeOffset? end = null, string? ocsp = null, string purpose = "1.3.6.1.5.5.7.3.2")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        if (ocsp is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([ocsp], null));
        }

        return Issue(request, key, end ?? End.AddDays(-2));
    }

    public void Revoke(X509Certificate2 certificate) => _revoked.AddEntry(certificate);

    /// <summary>PEM of all that was revoked.</summary>
    public string RevocationList() =>
        PemEncoding.WriteString("X509 CRL", _revoked.Build(Certificate, 1, Start.AddDays(1), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, Start));

    public void Dispose() => Certificate.Dispose();

    private static CertificateRequest AuthorityRequest(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private X509Certificate2 Issue(CertificateRequest request, ECDsa key, DateTimeOffset end)
    {
        using var issued = request.Create(Certificate, Start, end, [1, _serial++]);
        return issued.CopyWithPrivateKey(key);
    }
}

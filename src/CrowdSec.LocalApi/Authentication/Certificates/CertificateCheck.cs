using System.Collections.Concurrent;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>
/// Holds a client's certificate to what its use asks for: its unit (OU), its dates, and that nobody revoked it or one above it. Answers of OCSP servers are remembered for
/// cache_expiration unless there was none; the revocation file counts at once. Thread-safe.
/// </summary>
internal sealed class CertificateCheck(RevocationFile? revocations, OcspClient ocsp, TimeSpan cacheFor, TimeProvider clock) : IDisposable
{
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<string, (long At, bool IsRevoked)> _remembered = new(StringComparer.Ordinal);

    /// <exception cref="CertificateException">It is not good.</exception>
    public async ValueTask CheckAsync(VerifiedClient client, IReadOnlyList<string> allowedUnits, CancellationToken cancellationToken)
    {
        if (!client.Units.Any(allowedUnits.Contains))
        {
            throw new CertificateException($"client certificate OU [{string.Join(' ', client.Units)}] doesn't match expected OU [{string.Join(' ', allowedUnits)}]");
        }

        if (client.CommonName.Length is 0 or > 200)
        {
            throw new CertificateException("client certificate has no common name (CN)");
        }

        var now = clock.GetUtcNow();
        if (client.Chain.Any(c => now < c.NotBefore || now > c.NotAfter))
        {
            throw new CertificateException("client certificate is expired");
        }

        for (var i = 0; i + 1 < client.Chain.Count && revocations is not null; i++)
        {
            if (revocations.Revokes(client.Chain[i], client.Chain[i + 1]))
            {
                throw new CertificateException("certificate revoked by CRL");
            }
        }

        if (await IsRevokedOnlineAsync(client, cancellationToken))
        {
            throw new CertificateException("certificate revoked by OCSP");
        }
    }

    public void Dispose() => ocsp.Dispose();

    private async ValueTask<bool> IsRevokedOnlineAsync(VerifiedClient client, CancellationToken cancellationToken)
    {
        var key = client.Leaf.Thumbprint;
        if (_remembered.TryGetValue(key, out var known) && clock.GetElapsedTime(known.At) < cacheFor)
        {
            return known.IsRevoked;
        }

        var worst = OcspStatus.Good;
        for (var i = 0; i + 1 < client.Chain.Count && worst != OcspStatus.Revoked; i++)
        {
            var status = await ocsp.AskAsync(client.Chain[i], client.Chain[i + 1], cancellationToken);
            worst = status == OcspStatus.Good ? worst : status;
        }

        if (worst != OcspStatus.Unknown)
        {
            Remember(key, worst == OcspStatus.Revoked);
        }

        return worst == OcspStatus.Revoked;
    }

    private void Remember(string key, bool isRevoked)
    {
        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        _remembered[key] = (clock.GetTimestamp(), isRevoked);
    }
}

using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>Asks the servers that a certificate names whether it was revoked. They are named by an authority that we trust; still, time and size are bounded. Thread-safe.</summary>
internal sealed class OcspClient : IDisposable
{
    private const int LargestAnswer = 64 << 10;
    private const int MostServers = 4;
    private const string AuthorityInformationOid = "1.3.6.1.5.5.7.1.1";
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(3) }) { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = LargestAnswer };
    private readonly TimeProvider _clock;
    private readonly ILog _log;

    public OcspClient(TimeProvider clock, ILog log) => (_clock, _log) = (clock, log);

    /// <summary>Good as well when the certificate names no server.</summary>
    public async Task<OcspStatus> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellationToken)
    {
        var result = OcspStatus.Good;
        foreach (var server in Servers(certificate))
        {
            result = await AskAsync(server, certificate, issuer, cancellationToken);
            if (result != OcspStatus.Unknown)
            {
                return result;
            }
        }

        return result;
    }

    public void Dispose() => _http.Dispose();

    private async Task<OcspStatus> AskAsync(Uri server, X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellationToken)
    {
        try
        {
            using var question = new ByteArrayContent(OcspMessage.Ask(certificate, issuer)) { Headers = { ContentType = new MediaTypeHeaderValue("application/ocsp-request") } };
            using var answer = await _http.PostAsync(server, question, cancellationToken);
            return answer.IsSuccessStatusCode
                ? OcspMessage.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken), certificate, issuer, _clock.GetUtcNow())
                : OcspStatus.Unknown;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            _log.Warning($"OCSP server {server} does not answer: {exception.Message}");
            return OcspStatus.Unknown;
        }
    }

    private static IEnumerable<Uri> Servers(X509Certificate2 certificate)
    {
        var found = certificate.Extensions.FirstOrDefault(static e => e.Oid?.Value == AuthorityInformationOid);
        if (found is null)
        {
            return [];
        }

        var information = found as X509AuthorityInformationAccessExtension ?? new X509AuthorityInformationAccessExtension(found.RawData, found.Critical);
        return information.EnumerateOcspUris().Take(MostServers).Select(static text => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null).Where(static u => u?.Scheme == Uri.UriSchemeHttp).Select(static u => u!);
    }
}

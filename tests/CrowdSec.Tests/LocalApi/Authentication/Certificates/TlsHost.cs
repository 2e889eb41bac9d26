using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using CrowdSec.Configuration;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Authentication.Certificates;

/// <summary>A Local API that speaks TLS, with an authority whose certificates it knows.</summary>
internal sealed class TlsHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TlsHost()
    {
    }

    public TestAuthority Root { get; } = TestAuthority.Root("root");

    public ApiHost Api { get; private set; } = null!;

    public string CrlPath => _folder.PathOf("revoked.pem");

    public static async Task<TlsHost> StartAsync(string verification = "VerifyClientCertIfGiven", bool withRevocations = false)
    {
        var host = new TlsHost();
        using (var server = host.Root.Server())
        {
            await File.WriteAllTextAsync(host._folder.PathOf("server.pem"), server.ExportCertificatePem(), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(host._folder.PathOf("server.key"), server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(host._folder.PathOf("ca.pem"), host.Root.Certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        host.WriteRevocations(host.Root);
        host.Api = await ApiHost.StartAsync(new ApiServerConfig
        {
            Tls = new TlsConfig
            {
                CertFile = host._folder.PathOf("server.pem"),
                KeyFile = host._folder.PathOf("server.key"),
                CaCertPath = host._folder.PathOf("ca.pem"),
                ClientVerification = verification,
                AgentsAllowedOu = ["agent-ou"],
                BouncersAllowedOu = ["bouncer-ou", "other-ou"],
                CrlPath = withRevocations ? host.CrlPath : "",
            },
        });
        return host;
    }

    public void WriteRevocations(params ReadOnlySpan<TestAuthority> authorities)
    {
        var text = "";
        foreach (var authority in authorities)
        {
            text += authority.RevocationList() + "\n";
        }

        File.WriteAllText(CrlPath, text);
    }

    /// <summary>A bouncer's request over a connection of its own.</summary>
    /// <returns>The answer's status; 0 when the handshake was refused.</returns>
    public async Task<(HttpStatusCode Status, string Body)> CallAsync(X509Certificate2? certificate, string path = Reports.Path, string body = Reports.OfBouncer, string userAgent = "nginx/1", X509Certificate2? between = null)
    {
        using var client = Client(certificate, between);
        using var request = ApiHost.Request(HttpMethod.Post, path, new StringContent(body), ("User-Agent", userAgent));
        try
        {
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        catch (HttpRequestException)
        {
            return (0, "");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        Root.Dispose();
        _folder.Dispose();
    }

    private HttpClient Client(X509Certificate2? certificate, X509Certificate2? between)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, between is null ? [] : [between], offline: true);
        }

        return new HttpClient(handler) { BaseAddress = Api.Server.Addresses[0] };
    }
}

using System.Net;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Machines;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Authentication.Certificates;

public sealed class CertificateTests
{
    private const string BouncerSubject = "OU=bouncer-ou, CN=fw";
    private const string MachineSubject = "OU=agent-ou, CN=box";
    private const string Login = "/v1/watchers/login";
    private const HttpStatusCode NoHandshake = 0;

    [Fact]
    public async Task A_bouncer_is_made_for_its_certificate_and_address()
    {
        await using var host = await TlsHost.StartAsync();
        using var certificate = host.Root.Client(BouncerSubject);
        Assert.Equal(HttpStatusCode.Created, (await host.CallAsync(certificate)).Status);
        Assert.Equal(HttpStatusCode.Created, (await host.CallAsync(certificate)).Status);
        var bouncer = host.Api.Store.Bouncers[Assert.Single(host.Api.Store.Bouncers.Names)];
        Assert.Equal(("fw@127.0.0.1", "tls", true), (bouncer.Name, bouncer.AuthType, bouncer.AutoCreated));
    }

    [Fact]
    public async Task A_machine_logs_in_with_its_certificate()
    {
        await using var host = await TlsHost.StartAsync();
        using var certificate = host.Root.Client(MachineSubject);
        Assert.Equal(HttpStatusCode.OK, (await host.CallAsync(certificate, Login, """{"scenarios":["a/b"]}""", "crowdsec/v1")).Status);
        var machine = host.Api.Store.Machines["box@127.0.0.1"];
        Assert.Equal(("tls", true, "a/b"), (machine.AuthType, machine.IsValidated, machine.Scenarios));
    }

    [Fact]
    public async Task Other_units_are_refused()
    {
        await using var host = await TlsHost.StartAsync();
        using var bouncer = host.Root.Client(BouncerSubject);
        using var machine = host.Root.Client(MachineSubject);
        Assert.Equal((HttpStatusCode.Forbidden, """{"message":"access forbidden"}"""), await host.CallAsync(machine));
        Assert.Contains("client certificate OU [agent-ou] doesn't match expected OU [bouncer-ou other-ou]", host.Api.Log.Text);
        Assert.Equal(
            (HttpStatusCode.Unauthorized, """{"code":401,"message":"client certificate OU [bouncer-ou] doesn't match expected OU [agent-ou]"}"""),
            await host.CallAsync(bouncer, Login, "{}", "crowdsec/v1"));
    }

    [Fact]
    public async Task Certificates_of_strangers_end_at_the_handshake()
    {
        await using var host = await TlsHost.StartAsync();
        using var stranger = TestAuthority.Root("root");
        using var certificate = stranger.Client(BouncerSubject);
        using var forServers = host.Root.Client(BouncerSubject, purpose: "1.3.6.1.5.5.7.3.1");
        using var expired = host.Root.Client(BouncerSubject, new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(NoHandshake, (await host.CallAsync(certificate)).Status);
        Assert.Equal(NoHandshake, (await host.CallAsync(forServers)).Status);
        Assert.Equal(NoHandshake, (await host.CallAsync(expired)).Status);
        Assert.Empty(host.Api.Store.Bouncers.Names);
    }

    [Fact]
    public async Task A_certificate_runs_out_while_its_connection_lives()
    {
        await using var host = await TlsHost.StartAsync();
        using var certificate = host.Root.Client(BouncerSubject, host.Api.Clock.GetUtcNow().AddMinutes(5));
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true, ClientCertificates = [certificate] } };
        using var client = new HttpClient(handler) { BaseAddress = host.Api.Server.Addresses[0] };
        using var first = await client.PostAsync(Reports.Path, new StringContent(Reports.OfBouncer), TestContext.Current.CancellationToken);
        host.Api.Clock.Advance(TimeSpan.FromMinutes(6));
        using var second = await client.PostAsync(Reports.Path, new StringContent(Reports.OfBouncer), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Forbidden), (first.StatusCode, second.StatusCode));
        Assert.Contains("client certificate is expired", host.Api.Log.Text);
    }

    [Fact]
    public async Task Authorities_in_between_are_fine_as_long_as_nobody_revokes_them()
    {
        await using var host = await TlsHost.StartAsync(withRevocations: true);
        using var between = host.Root.Intermediate("between");
        using var certificate = between.Client(BouncerSubject);
        Assert.Equal(HttpStatusCode.Created, (await host.CallAsync(certificate, between: between.Certificate)).Status);
        Assert.Equal(NoHandshake, (await host.CallAsync(certificate)).Status);

        host.Root.Revoke(between.Certificate);
        host.WriteRevocations(host.Root, between);
        host.Api.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Forbidden, (await host.CallAsync(certificate, between: between.Certificate)).Status);
        Assert.Contains("certificate revoked by CRL", host.Api.Log.Text);
    }

    [Fact]
    public async Task A_revoked_certificate_is_refused_once_the_file_says_so()
    {
        await using var host = await TlsHost.StartAsync(withRevocations: true);
        using var revoked = host.Root.Client(BouncerSubject);
        using var other = host.Root.Client("OU=bouncer-ou, CN=other");
        Assert.Equal(HttpStatusCode.Created, (await host.CallAsync(revoked)).Status);

        host.Root.Revoke(revoked);
        host.WriteRevocations(host.Root);
        host.Api.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Forbidden, (await host.CallAsync(revoked)).Status);
        Assert.Equal(HttpStatusCode.Created, (await host.CallAsync(other)).Status);

        // A broken file changes nothing.
        await File.WriteAllTextAsync(host.CrlPath, "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n", TestContext.Current.CancellationToken);
        host.Api.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Forbidden, (await host.CallAsync(revoked)).Status);
        Assert.Contains("cannot be read", host.Api.Log.Text);
    }

    [Fact]
    public async Task A_list_that_somebody_else_signed_revokes_nothing()
    {
        await using var host = await TlsHost.StartAsync(withRevocations: true);
        using var stranger = TestAuthority.Root("root"); // the same name
        using var certificate = host.Root.Client(BouncerSubject);
        stranger.Revoke(certificate);
        host.WriteRevocations(stranger);
        host.Api.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Created, (await host.CallAsync(certificate)).Status);
    }

    [Fact]
    public async Task Names_of_others_are_not_taken_over()
    {
        await using var host = await TlsHost.StartAsync();
        await host.Api.Store.Bouncers.AddAsync(new Bouncer { Name = "fw@127.0.0.1", KeyHash = BouncerKey.Hash("k") }, TestContext.Current.CancellationToken);
        await host.Api.Store.Machines.AddAsync(new Machine { MachineId = "box@127.0.0.1", IsValidated = true }, false, TestContext.Current.CancellationToken);
        using var bouncer = host.Root.Client(BouncerSubject);
        using var machine = host.Root.Client(MachineSubject);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.CallAsync(bouncer)).Status);
        Assert.Equal(
            (HttpStatusCode.Unauthorized, """{"code":401,"message":"machine box@127.0.0.1 attempted to auth with TLS cert but it is configured to use password"}"""),
            await host.CallAsync(machine, Login, "{}", "crowdsec/v1"));
    }

    [Theory]
    [InlineData("NoClientCert", 403, 403, 403)]
    [InlineData("RequestClientCert", 403, 201, 403)]
    [InlineData("VerifyClientCertIfGiven", 403, 201, 0)]
    [InlineData("RequireAnyClientCert", 0, 201, 403)]
    [InlineData("RequireAndVerifyClientCert", 0, 201, 0)]
    public async Task What_the_server_asks_for_is_a_setting(string verification, int without, int good, int bad)
    {
        await using var host = await TlsHost.StartAsync(verification);
        using var stranger = TestAuthority.Root("stranger");
        using var ours = host.Root.Client(BouncerSubject);
        using var theirs = stranger.Client(BouncerSubject);
        Assert.Equal((HttpStatusCode)without, (await host.CallAsync(null)).Status);
        Assert.Equal((HttpStatusCode)good, (await host.CallAsync(ours)).Status);
        Assert.Equal((HttpStatusCode)bad, (await host.CallAsync(theirs)).Status);
    }

    [Fact]
    public async Task Keys_and_passwords_work_over_tls_and_http2_too()
    {
        await using var host = await TlsHost.StartAsync();
        var key = await host.Api.AddBouncerAsync("b1");
        using var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };
        using var client = new HttpClient(handler) { BaseAddress = host.Api.Server.Addresses[0] };
        using var request = ApiHost.Request(HttpMethod.Post, Reports.Path, new StringContent(Reports.OfBouncer), ("X-Api-Key", key));
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Created, HttpVersion.Version20), (response.StatusCode, response.Version));
    }
}

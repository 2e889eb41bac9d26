using System.Net;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Hosting;

public sealed class LocalApiServerTests
{
    [Fact]
    public async Task It_says_that_it_is_up()
    {
        await using var host = await ApiHost.StartAsync();
        using var response = await host.Client.GetAsync("/health", TestContext.Current.CancellationToken);
        Assert.Equal("""{"status":"up"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Empty(response.Headers.Server);
    }

    [Theory]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/v1/nothing", 404)]
    [InlineData("GET", "/v1/watchers", 405)]
    [InlineData("PUT", "/v1/watchers/login", 405)]
    [InlineData("BREW", "/health", 405)]
    [InlineData("GET", "/v1/allowlists/..%2f..%2fetc%2fpasswd", 401)]
    [InlineData("GET", "/v1/../../../etc/passwd", 404)]
    [InlineData("GET", "/health/..%2fv1/heartbeat", 404)]
    public async Task What_is_not_there_is_answered_with_a_status_alone(string method, string path, int status)
    {
        await using var host = await ApiHost.StartAsync();
        var (found, body) = await host.SendAsync(ApiHost.Request(new HttpMethod(method), path, null));
        Assert.Equal((HttpStatusCode)status, found);
        Assert.Equal(status == 401 ? body : "", body);
    }

    [Fact]
    public async Task A_failure_is_traced_and_told_without_details()
    {
        await using var host = await ApiHost.StartAsync();
        host.Store.Machines.Failure = new InvalidOperationException("secret detail");
        var (status, body) = await host.PostAsync("/v1/watchers/login", """{"machine_id":"m1","password":"very-secret"}""");
        Assert.Equal((HttpStatusCode.InternalServerError, """{"message":"internal error, see the log of the Local API"}"""), (status, body));
        var trace = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(host.Folder, "trace"))), TestContext.Current.CancellationToken);
        Assert.Contains("POST /v1/watchers/login", trace);
        Assert.Contains("secret detail", trace);
        Assert.DoesNotContain("very-secret", trace);
        Assert.Contains("details in", host.Log.Text);
    }

    [Theory]
    [InlineData(StoreError.Unavailable, 500, "the database is not available")]
    [InlineData(StoreError.NotFound, 404, "why")]
    [InlineData(StoreError.AlreadyExists, 403, "why")]
    [InlineData(StoreError.Invalid, 500, "why")]
    public async Task What_the_store_says_becomes_a_status(StoreError error, int status, string message)
    {
        await using var host = await ApiHost.StartAsync();
        host.Store.Machines.Failure = new StoreException(error, "why");
        var answer = await host.PostAsync("/v1/watchers/login", """{"machine_id":"m1","password":"p"}""");
        Assert.Equal(((HttpStatusCode)status, $$"""{"message":"{{message}}"}"""), answer);
    }

    [Fact]
    public async Task Every_request_is_a_line_that_nobody_can_forge()
    {
        await using var host = await ApiHost.StartAsync();
        await host.GetAsync("/health?a=%0d%0aforged");
        foreach (var request in (string[])["GET /v1/heartbeat HTTP/1.1\r\nUser-Agent: evil\"\u00c2\u0085 agent", "GET /health HTTP/1.1\r\nUser-Agent: a\u001b[31m\tb"]) // the former is U+0085 in UTF-8
        {
            await using var raw = await RawConnection.OpenAsync(host.Server.Addresses[0]);
            await raw.SendAsync(request + "\r\nHost: x\r\nConnection: close\r\n\r\n");
            await raw.ReadToEndAsync();
        }

        await host.Server.DisposeAsync();
        var lines = host.AccessLog.Text.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Matches("""^info: 127\.0\.0\.1 - \[Fri, 24 Jul 2026 12:00:00 UTC\] "GET /health\?a=%0d%0aforged HTTP/1\.1 200 \S+ "crowdsec/v1\.7\.8" $""", lines[0]);
        Assert.EndsWith("\" cookie token is empty", lines[1]);
        Assert.DoesNotContain(host.AccessLog.Text, static c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public async Task Requests_are_counted_by_route_and_caller()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var key = await host.AddBouncerAsync("b1");
        var token = await host.LoginAsync("m1");
        await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {token}"));
        await host.GetAsync("/v1/allowlists/some", ("Authorization", $"Bearer {token}"));
        await host.PostAsync(Reports.Path, "{}", ("X-Api-Key", key));
        await host.GetAsync("/nowhere");
        await host.GetAsync("/health");
        await host.SendAsync(ApiHost.Request(new HttpMethod("MADEUP"), "/v1/heartbeat", null));
        await host.Server.DisposeAsync(); // after the last answer is counted
        var counters = host.Server.Counters;
        Assert.Equal(
            [("/v1/allowlists/:allowlist_name", "GET"), ("/v1/heartbeat", "GET"), ("/v1/usage-metrics", "POST"), ("/v1/watchers/login", "POST"), ("invalid-endpoint", "GET"), ("invalid-endpoint", "other")],
            counters.Routes.Select(static r => (r.Route, r.Method)).Order());
        Assert.Contains(("m1", "/v1/heartbeat", "GET", 1L), counters.Machines);
        Assert.Contains(("b1", "/v1/usage-metrics", "POST", 1L), counters.Bouncers);
        Assert.All(counters.Durations, static d => Assert.Equal(d.Durations.Count, d.Durations.Cumulative()[^1]));
    }

    [Fact]
    public async Task A_unix_socket_is_local_and_goes_with_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sockets of this kind are tested on Unix");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("api.sock");
        using (var stale = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified))
        {
            stale.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(path));
        }

        await using var host = await ApiHost.StartAsync(new() { ListenSocket = path });
        await using (var raw = await RawConnection.OpenAsync(path))
        {
            await raw.SendAsync("GET /health HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.1\r\nConnection: close\r\n\r\n");
            Assert.Contains("""{"status":"up"}""", await raw.ReadToEndAsync());
        }

        var second = await Assert.ThrowsAsync<IOException>(() => ApiHost.StartAsync(new() { ListenSocket = path }));
        Assert.Contains("in use", second.Message);
        await host.Server.DisposeAsync();
        Assert.False(File.Exists(path));
        Assert.Contains("127.0.0.1 - [", host.AccessLog.Text);
    }

    [Fact]
    public async Task The_unix_socket_is_for_machines_bouncers_and_http2_as_well()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sockets of this kind are tested on Unix");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("api.sock");
        await using var host = await ApiHost.StartAsync(new() { ListenSocket = path, DisableRemoteRegistration = true });
        var key = await host.AddBouncerAsync("b1");
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
                await socket.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(path), stop);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = new Uri("http://localhost"), DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var register = ApiHost.Request(HttpMethod.Post, "/v1/watchers", new StringContent("""{"machine_id":"m1","password":"p"}"""));
        using var registered = await client.SendAsync(register, TestContext.Current.CancellationToken);
        using var report = ApiHost.Request(HttpMethod.Post, Reports.Path, new StringContent(Reports.OfBouncer), ("X-Api-Key", key));
        using var reported = await client.SendAsync(report, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (registered.StatusCode, reported.StatusCode));
        Assert.Equal(("127.0.0.1", "127.0.0.1"), (host.Store.Machines["m1"].IpAddress, host.Store.Bouncers["b1"].IpAddress));
    }

    [Fact]
    public async Task A_file_in_the_way_of_the_socket_is_not_deleted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sockets of this kind are tested on Unix");
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("precious");
        await File.WriteAllTextAsync(path, "", TestContext.Current.CancellationToken);
        Assert.Contains("is no socket", (await Assert.ThrowsAsync<IOException>(() => ApiHost.StartAsync(new() { ListenSocket = path }))).Message);
        Assert.True(File.Exists(path));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Http2_is_understood_without_tls_too(string version)
    {
        await using var host = await ApiHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Version = Version.Parse(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, Version.Parse(version)), (response.StatusCode, response.Version));
    }

    [Theory]
    [InlineData("nonsense", "listen_uri 'nonsense' is not of the form host:port")]
    [InlineData("127.0.0.1:99999", "listen_uri")]
    public async Task Mistakes_in_the_address_are_named(string uri, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<FormatException>(() => ApiHost.StartAsync(new() { ListenUri = uri }))).Message);

    [Fact]
    public async Task An_address_in_use_is_an_error_and_leaves_nothing_behind()
    {
        await using var host = await ApiHost.StartAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => ApiHost.StartAsync(new() { ListenUri = host.Server.Addresses[0].Authority }));
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/health")).Status);
    }
}

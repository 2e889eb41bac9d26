using System.IO.Compression;
using System.Net;
using System.Text;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Hosting;

public sealed class HostileRequestTests
{
    private const string Login = "/v1/watchers/login";
    private static readonly (HttpStatusCode, string) TooLarge = (HttpStatusCode.RequestEntityTooLarge, """{"message":"http: request body too large"}""");

    [Fact]
    public async Task Strangers_may_send_two_mebibytes()
    {
        await using var host = await ApiHost.StartAsync();
        var padding = new string(' ', RequestBody.StrangersLimit - 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.PostAsync("/v1/watchers", padding + "{}")).Status);
        Assert.Equal(TooLarge, await host.PostAsync("/v1/watchers", padding + " {}"));
    }

    [Fact]
    public async Task Size_counts_without_a_length_too()
    {
        await using var host = await ApiHost.StartAsync();
        var body = new StreamContent(new EndlessSpaces(RequestBody.StrangersLimit + 100));
        using var request = ApiHost.Request(HttpMethod.Post, "/v1/watchers", body);
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(TooLarge, await host.SendAsync(request));
    }

    [Fact]
    public async Task Machines_may_send_fifty()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AddMachineAsync("m1");
        var token = await host.LoginAsync("m1");
        using var large = new StreamContent(new EndlessSpaces(RequestBody.StrangersLimit * 4));
        Assert.Equal(HttpStatusCode.BadRequest, (await host.SendAsync(ApiHost.Request(HttpMethod.Post, Reports.Path, large, ("Authorization", $"Bearer {token}")))).Status);
        using var larger = Zipped(new EndlessSpaces(RequestBody.KnownLimit + 1));
        Assert.Equal(TooLarge, await host.SendAsync(ApiHost.Request(HttpMethod.Post, Reports.Path, larger, ("Authorization", $"Bearer {token}"))));
    }

    [Fact]
    public async Task A_zipped_body_is_read()
    {
        await using var host = await ApiHost.StartAsync();
        using var body = Zipped(new MemoryStream(Encoding.UTF8.GetBytes("""{"machine_id":"m1","password":"p"}""")));
        Assert.Equal(HttpStatusCode.Created, (await host.SendAsync(ApiHost.Request(HttpMethod.Post, "/v1/watchers", body))).Status);
    }

    [Fact]
    public async Task A_zip_bomb_is_given_up_at_the_limit()
    {
        await using var host = await ApiHost.StartAsync();
        using var bomb = Zipped(new EndlessSpaces(256L << 20), CompressionLevel.Optimal); // what is sent is far below the limit
        Assert.Equal(TooLarge, await host.SendAsync(ApiHost.Request(HttpMethod.Post, Login, bomb)));
    }

    [Fact]
    public async Task Long_names_do_not_fill_the_log()
    {
        await using var host = await ApiHost.StartAsync();
        var name = new string('n', 1 << 20);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync(Login, $$"""{"machine_id":"{{name}}","password":"p"}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.PostAsync("/v1/watchers", $$"""{"machine_id":"{{name}}","password":"p"}""")).Status);
        Assert.Contains("machine 'nnn", host.Log.Text);
        Assert.All(host.Log.Text.Split('\n'), static line => Assert.InRange(line.Length, 0, BoundedLog.Longest + 20));
    }

    [Theory]
    [InlineData("gzip", 400, "gzip: invalid data in the request body")]
    [InlineData("br", 415, "the only Content-Encoding understood is gzip")]
    public async Task A_body_that_is_not_what_it_says_is_refused(string encoding, int status, string message)
    {
        await using var host = await ApiHost.StartAsync();
        var content = new StringContent("not zipped at all");
        content.Headers.ContentEncoding.Add(encoding);
        Assert.Equal(((HttpStatusCode)status, $$"""{"message":"{{message}}"}"""), await host.SendAsync(ApiHost.Request(HttpMethod.Post, "/v1/watchers", content)));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"machine_id\":")]
    [InlineData("{\"unknown\":[")]
    public async Task Deep_nesting_is_an_error_and_not_a_crash(string open)
    {
        await using var host = await ApiHost.StartAsync();
        var deep = string.Concat(Enumerable.Repeat(open, 200_000 / open.Length));
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("/v1/watchers", deep)).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/health")).Status);
    }

    [Theory]
    [InlineData("GET /health HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GARBAGE\r\n\r\n", "400")]
    [InlineData("\0\0\0\0\r\n\r\n", "400")]
    [InlineData("GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400")]
    [InlineData("GET /health HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", "400")]
    [InlineData("POST /v1/watchers HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", "400")]
    public async Task Garbage_is_refused(string request, string status)
    {
        await using var host = await ApiHost.StartAsync();
        await using var raw = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        await raw.SendAsync(request);
        Assert.StartsWith($"HTTP/1.1 {status}", await raw.ReadToEndAsync());
    }

    [Fact]
    public async Task Garbage_behind_a_request_is_not_answered_as_one()
    {
        await using var host = await ApiHost.StartAsync();
        await using var raw = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        await raw.SendAsync("GET /health HTTP/1.1\r\nHost: x\r\n\r\n\u0001\u0002garbage\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        var answers = await raw.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 200", answers);
        Assert.Equal(1, answers.Split("HTTP/1.1 200").Length - 1);
        Assert.Contains("HTTP/1.1 400", answers);
    }

    [Fact]
    public async Task Two_lengths_do_not_hide_a_second_request()
    {
        await using var host = await ApiHost.StartAsync();
        await using var raw = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        await raw.SendAsync("POST /v1/watchers HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.DoesNotContain("\"up\"", await raw.ReadToEndAsync());
    }

    [Theory]
    [InlineData("GET /health?{0} HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 414")]
    [InlineData("GET /health HTTP/1.1\r\nHost: x\r\nX: {0}\r\n\r\n", "HTTP/1.1 431")]
    public async Task Endless_heads_are_refused(string request, string status)
    {
        await using var host = await ApiHost.StartAsync();
        await using var raw = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        await raw.SendAsync(request.Replace("{0}", new string('a', 128 << 10), StringComparison.Ordinal));
        Assert.StartsWith(status, await raw.ReadToEndAsync());
    }

    [Theory]
    [InlineData("GET /health HTTP/1.1\r\nHost: x\r\nX-Slow:", "408")]
    [InlineData("POST /v1/watchers HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{", "408")]
    [InlineData("", "")]
    [InlineData("PRI * HT", "")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nno preface\r\n\r\n", "")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0", "")]
    public async Task Who_does_not_go_on_is_hung_up_on(string beginning, string status)
    {
        await using var host = await ApiHost.StartAsync(null, static options => options with
        {
            Limits = new() { RequestHead = TimeSpan.FromSeconds(1), KeepAlive = TimeSpan.FromSeconds(1), SlowBodyGrace = TimeSpan.FromSeconds(1.5) },
        });
        await using var raw = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        await raw.SendAsync(beginning);
        Assert.Contains(status, await raw.ReadToEndAsync());
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed()
    {
        await using var host = await ApiHost.StartAsync(null, static options => options with { Limits = new() { MostConnections = 2 } });
        await using var first = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        await using var second = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        await first.SendAsync("GET /health HTTP/1.1\r\nHost: x\r\n");
        await second.SendAsync("GET /health HTTP/1.1\r\nHost: x\r\n");
        await using var third = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        Assert.Equal("", await third.ReadToEndAsync());
        await first.SendAsync("Connection: close\r\n\r\n");
        Assert.Contains("\"up\"", await first.ReadToEndAsync());
    }

    [Fact]
    public async Task Logins_beyond_the_queue_are_turned_away()
    {
        await using var host = await ApiHost.StartAsync(null, static options => options with { Limits = new() { ConcurrentLogins = 1, WaitingLogins = 0 } });
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.PostAsync(Login, """{"machine_id":"nobody","password":"guess"}""")));
        Assert.Contains(answers, static a => a.Status == HttpStatusCode.Unauthorized);
        Assert.All(answers, static a => Assert.True(a.Status is HttpStatusCode.Unauthorized or HttpStatusCode.ServiceUnavailable));
    }

    private static ByteArrayContent Zipped(Stream plain, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, level))
        {
            plain.CopyTo(gzip);
        }

        return new ByteArrayContent(zipped.ToArray()) { Headers = { { "Content-Encoding", "gzip" } } };
    }
}

using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CrowdSec.Configuration;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Authentication;

public sealed class TokenAuthenticationTests
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";
    private static readonly string Secret = new('s', 64);
    private static readonly long Now = new DateTimeOffset(2026, 7, 24, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static TheoryData<string, string, string> BadTokens => new()
    {
        { "nothing", "", "cookie token is empty" },
        { "no token", "Bearer garbage", "token contains an invalid number of segments" },
        { "four segments", "Bearer a.b.c.d", "token contains an invalid number of segments" },
        { "garbage in three", "Bearer a.b.c", "token is malformed" },
        { "another scheme", "Basic " + Token(Header, Claims(Now + 100, Now), Secret), "cookie token is empty" },
        { "no algorithm", "Bearer " + Token("""{"alg":"none","typ":"JWT"}""", Claims(Now + 100, Now), Secret), "invalid signing algorithm" },
        { "no algorithm, no signature", "Bearer " + Unsigned("""{"alg":"none"}"""), "invalid signing algorithm" },
        { "another algorithm", "Bearer " + Token("""{"alg":"RS256"}""", Claims(Now + 100, Now), Secret), "invalid signing algorithm" },
        { "another secret", "Bearer " + Token(Header, Claims(Now + 100, Now), new string('x', 64)), "signature is invalid" },
        { "no signature", "Bearer " + Unsigned(Header), "signature is invalid" },
        { "expired", "Bearer " + Token(Header, Claims(Now - 1, Now - 3601), Secret), "Token is expired" },
        { "from the future", "Bearer " + Token(Header, Claims(Now + 7200, Now + 3600), Secret), "Token used before issued" },
        { "no claims", "Bearer " + Token(Header, "{}", Secret), "token has invalid claims" },
        { "claims that are no object", "Bearer " + Token(Header, "[1]", Secret), "token has invalid claims" },
        { "unknown machine", "Bearer " + Token(Header, Claims(Now + 100, Now, "nobody"), Secret), "ent: machine not found" },
        { "machine that is not validated", "Bearer " + Token(Header, Claims(Now + 100, Now, "pending"), Secret), "machine pending not validated" },
        { "oversized", "Bearer " + new string('a', 5000) + ".b.c", "token contains an invalid number of segments" },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task What_proves_nothing_is_refused(string what, string header, string message)
    {
        await using var host = await StartAsync();
        await host.AddMachineAsync("m1");
        await host.AddMachineAsync("pending", validated: false);
        Assert.NotEmpty(what);
        Assert.Equal((HttpStatusCode.Unauthorized, $$"""{"code":401,"message":"{{message}}"}"""), await host.GetAsync("/v1/heartbeat", ("Authorization", header)));
    }

    [Theory]
    [InlineData("""{"typ":"JWT","alg":"HS256"}""")]
    [InlineData(Header)]
    public async Task A_token_of_another_server_with_our_secret_is_good(string header)
    {
        await using var host = await StartAsync();
        await host.AddMachineAsync("m1");
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/v1/heartbeat", ("Authorization", "Bearer " + Token(header, Claims(Now + 100, Now), Secret)))).Status);
    }

    [Fact]
    public async Task A_token_dies_with_its_machine()
    {
        await using var host = await StartAsync();
        await host.AddMachineAsync("m1");
        await host.AddMachineAsync("m2");
        var (first, second) = (await host.LoginAsync("m1"), await host.LoginAsync("m2"));
        Assert.Equal((HttpStatusCode.NoContent, ""), await host.SendAsync(ApiHost.Request(HttpMethod.Delete, "/v1/watchers/self", null, ("Authorization", $"Bearer {first}"))));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {first}"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {second}"))).Status);
        await host.Store.Machines.InvalidateAsync("m2");
        await Eventually.TrueAsync(async () => (await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {second}"))).Status == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync("/v1/refresh_token", ("Authorization", $"Bearer {second}"))).Status);
    }

    [Fact]
    public async Task A_token_is_refreshed_until_an_hour_after_its_end()
    {
        await using var host = await StartAsync();
        await host.AddMachineAsync("m1");
        var token = await host.LoginAsync("m1");
        host.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal((HttpStatusCode.Unauthorized, """{"code":401,"message":"Token is expired"}"""), await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {token}")));
        var (status, body) = await host.GetAsync("/v1/refresh_token", ("Authorization", $"Bearer {token}"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.StartsWith("""{"code":200,"expire":"2026-07-24T14:59:00Z","token":""", body);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((HttpStatusCode.Unauthorized, """{"code":401,"message":"token is expired"}"""), await host.GetAsync("/v1/refresh_token", ("Authorization", $"Bearer {token}")));
    }

    [Fact]
    public async Task Machines_do_not_open_what_is_for_bouncers_nor_the_other_way_round()
    {
        await using var host = await StartAsync();
        await host.AddMachineAsync("m1");
        var (token, key) = (await host.LoginAsync("m1"), await host.AddBouncerAsync("b1"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync("/v1/heartbeat", ("X-Api-Key", key))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync("/v1/heartbeat", ("Authorization", $"Bearer {key}"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.PostAsync(Reports.Path, Reports.OfMachine, ("X-Api-Key", token))).Status);
    }

    [Fact]
    public void A_secret_is_kept_for_the_owner_alone_and_outlives_the_process()
    {
        using var folder = new TemporaryFolder();
        var log = new RecordingLog();
        var options = new LocalApiOptions(new ApiServerConfig()) { DataDirectory = folder.Path };
        var secret = TokenSecret.Load(options, log);
        Assert.Equal(secret, TokenSecret.Load(options, log));
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        File.WriteAllText(file, "cut off");
        Assert.NotEqual(secret, TokenSecret.Load(options, log));
        Assert.Contains("log in again", log.Text);
        Assert.Equal(64, TokenSecret.Load(options with { DataDirectory = folder.PathOf("absent/folder") }, log).Length);
        Assert.Contains("too short", Assert.Throws<FormatException>(() => TokenSecret.Load(options with { TokenSecret = "short" }, log)).Message);
    }

    private static Task<ApiHost> StartAsync() => ApiHost.StartAsync(null, static options => options with { TokenSecret = Secret });

    private static string Claims(long expires, long issued, string id = "m1") => $$"""{"exp":{{expires}},"id":"{{id}}","orig_iat":{{issued}}}""";

    private static string Token(string header, string claims, string secret)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Unsigned(string header) => $"{Encode(header)}.{Encode(Claims(Now + 100, Now))}.";

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}

using CrowdSec.Tests.LocalApi.Alerts;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Allowlists;

public sealed class AllowlistOverHttpTests
{
    [Fact]
    public async Task Who_is_allowed_by_another_process_is_banned_no_longer_and_not_again()
    {
        await using var api = await AlertApi.StartAsync();
        Assert.Equal(201, (await api.SendAsync("POST", "/v1/alerts", AlertText.Expand("[<alert>]"))).Status);
        Assert.Contains("\"value\":\"192.0.2.1\"", (await api.SendAsync("GET", "/v1/decisions/stream?startup=true")).Answer, StringComparison.Ordinal);

        await AlertApi.AllowAsync(api.Database, ["office 192.0.2.0/24 the headquarters"]);
        await Eventually.TrueAsync(async () =>
        {
            api.Database.Clock.Advance(TimeSpan.FromMilliseconds(10));
            return (await api.SendAsync("GET", "/v1/decisions?ip=192.0.2.1")).Answer == "null";
        });
        var delta = (await api.SendAsync("GET", "/v1/decisions/stream")).Answer;
        Assert.Contains("\"deleted\": [{", delta, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"192.0.2.1\"", delta, StringComparison.Ordinal);

        // What is decided before the server has heard of the entry does not last.
        var again = AlertText.Expand("""[<alert uuid="22222222-2222-4222-8222-222222222222">]""");
        await Eventually.TrueAsync(async () => await api.SendAsync("POST", "/v1/alerts", again) == (201, "[]"));
        await Eventually.TrueAsync(async () =>
        {
            api.Database.Clock.Advance(TimeSpan.FromMilliseconds(10));
            return (await api.SendAsync("GET", "/v1/decisions?ip=192.0.2.1")).Answer == "null";
        });
    }
}

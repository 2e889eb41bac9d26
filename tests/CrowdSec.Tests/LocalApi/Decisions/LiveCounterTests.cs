using CrowdSec.Tests.LocalApi.Alerts;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Decisions;

public sealed class LiveCounterTests
{
    [Fact]
    public async Task Questions_with_and_without_an_answer_are_counted_for_each_bouncer()
    {
        await using var api = await AlertApi.StartAsync();
        await api.SendAsync("POST", "/v1/alerts", AlertText.Expand("[<alert decisions=[{\"duration\":\"1h\",\"origin\":\"cscli\",\"scenario\":\"s\",\"scope\":\"Ip\",\"type\":\"ban\",\"value\":\"192.0.2.1\"}]>]"));

        foreach (var ip in new[] { "192.0.2.1", "192.0.2.2", "192.0.2.3" })
        {
            await api.SendAsync("GET", $"/v1/decisions?ip={ip}");
        }

        await api.SendAsync("GET", "/v1/decisions");

        Assert.Equal([("b1", 2L)], api.Server.Counters.DecisionsFound);
        Assert.Equal([("b1", 2L)], api.Server.Counters.DecisionsNotFound);
    }
}

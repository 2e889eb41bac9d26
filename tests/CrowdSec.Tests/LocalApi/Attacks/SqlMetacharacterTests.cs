using System.Text.Json.Nodes;
using CrowdSec.Tests.LocalApi.Alerts;
using CrowdSec.Tests.LocalApi.OpenApi;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Attacks;

/// <summary>What means something to a database means nothing in any place that a client can write to.</summary>
public sealed class SqlMetacharacterTests
{
    private static readonly string[] Hostile =
    [
        "'", "\"", "\\", "%", "_%_", "';DROP TABLE decisions;--", "' OR '1'='1", "1 OR 1=1", "1);DELETE FROM alerts;--", "$1", "@p0", "?1", ":p", "/*", "\u0000", "\u02bc\uff07", "x' UNION SELECT password FROM machines--",
    ];

    /// <summary>Any word will do for these, so that they find everything.</summary>
    private static readonly HashSet<string> Switches = ["simulated", "include_capi", "startup", "dedup", "checksum", "replace", "with_content", "scenarios_not_containing"];

    [Fact]
    public async Task No_parameter_finds_or_ends_what_it_does_not_name()
    {
        await using var api = await StartAsync();
        foreach (var (method, path) in ApiDescription.Ours.WithAnEnd)
        {
            foreach (var (parameter, word) in ApiDescription.Ours.Parameters(method, path).Where(static p => !Switches.Contains(p)).SelectMany(static p => Hostile.Select(w => (p, w))))
            {
                var (status, answer) = await api.SendAsync(method, $"{path.Replace("{}", "none", StringComparison.Ordinal)}?{parameter}={Uri.EscapeDataString(word)}");
                Assert.True(IsHarmless(status, answer), $"{method} {path} {parameter}={word}: {status} {answer}");
            }
        }

        await IsUnharmedAsync(api);
    }

    [Fact]
    public async Task No_path_does()
    {
        await using var api = await StartAsync();
        foreach (var ((method, path), word) in ApiDescription.Ours.WithAnEnd.Where(static o => o.Path.Contains("{}", StringComparison.Ordinal)).SelectMany(static o => Hostile.Select(w => (o, w))))
        {
            var (status, _) = await api.SendAsync(method, path.Replace("{}", Uri.EscapeDataString(word), StringComparison.Ordinal));
            Assert.True(status is 400 or 404 or 500, $"{method} {path} {word}: {status}");
        }

        await IsUnharmedAsync(api);
    }

    [Fact]
    public async Task Texts_come_back_as_they_were_sent()
    {
        await using var api = await StartAsync();
        var id = 1;
        foreach (var word in Hostile)
        {
            id++;
            var quoted = JsonValue.Create(word).ToJsonString();
            var body = AlertText.Ordinary.Replace("\"test/scenario\"", quoted, StringComparison.Ordinal).Replace("\"a <message>\"", quoted, StringComparison.Ordinal)
                .Replace("\"Example\"", quoted, StringComparison.Ordinal).Replace("\"source_ip\"", quoted, StringComparison.Ordinal)
                .Replace("11111111-", $"{id:d8}-", StringComparison.Ordinal).Replace("\"192.0.2.1\"", "\"192.0.2.2\"", StringComparison.Ordinal);
            Assert.Equal((201, $"""["{id}"]"""), await api.SendAsync("POST", "/v1/alerts", $"[{body}]"));
            var alert = JsonNode.Parse((await api.SendAsync("GET", $"/v1/alerts/{id}")).Answer)!;
            var kept = word.Replace('\0', '\ufffd'); // databases have no such character
            Assert.Equal(
                (kept, kept, kept, kept),
                (alert["scenario"]!.GetValue<string>(), alert["message"]!.GetValue<string>(), alert["source"]!["as_name"]!.GetValue<string>(), alert["events"]![0]!["meta"]![0]!["key"]!.GetValue<string>()));
        }

        await IsUnharmedAsync(api);
    }

    [Fact]
    public async Task Names_and_passwords_do_not_log_in()
    {
        await using var api = await StartAsync();
        foreach (var word in Hostile)
        {
            var quoted = JsonValue.Create(word).ToJsonString();
            Assert.Equal(401, (await api.SendAsync("POST", "/v1/watchers/login", $$"""{"machine_id":{{quoted}},"password":{{quoted}} }""")).Status);
        }

        Assert.Equal(401, (await api.SendAsync("POST", "/v1/watchers/login", """{"machine_id":"m1","password":"' OR '1'='1"}""")).Status);
        await IsUnharmedAsync(api);
    }

    private static async Task<AlertApi> StartAsync()
    {
        var api = await AlertApi.StartAsync();
        Assert.Equal(201, (await api.SendAsync("POST", "/v1/alerts", AlertText.Expand("[<alert>]"))).Status);
        return api;
    }

    /// <summary>Nothing was found or ended, or the value was refused for what it is.</summary>
    private static bool IsHarmless(int status, string answer) =>
        (status == 200 && answer is "" or "null" or """{"nbDeleted":"0"}""" or """{"new": [], "deleted": []}""" || answer.EndsWith("\"count\":0}", StringComparison.Ordinal))
        || (status is 400 or 500 && answer.StartsWith("""{"message":""", StringComparison.Ordinal) && !answer.Contains("database", StringComparison.Ordinal) && !answer.Contains("internal", StringComparison.Ordinal));

    private static async Task IsUnharmedAsync(AlertApi api)
    {
        Assert.Contains("\"id\":1,", (await api.SendAsync("GET", "/v1/alerts/1")).Answer, StringComparison.Ordinal);
        Assert.Contains("\"id\":1,", (await api.SendAsync("GET", "/v1/decisions?ip=192.0.2.1")).Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(api.Log.Lines, static line => line.StartsWith("error", StringComparison.Ordinal));
    }
}

using System.Text.Json;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>Server-sent events over HTTP, from a whole Local API.</summary>
public sealed class DecisionEventTests
{
    private const string Path = "/v1/decisions/stream/events?checksum=true";

    [Fact]
    public async Task What_changes_is_pushed_with_a_cursor_and_the_checksum_of_the_set()
    {
        await using var api = await AlertApi.StartAsync();
        await GivenDecisions.AddAsync(api, ["192.0.2.1 600", "192.0.2.2 600"]);
        using var events = await EventReader.OpenAsync(api, Path);
        Assert.Equal(("new", "1 2"), await events.NextAsync());
        Assert.Equal(("cursor", EntryHash.Of(["Ip\0ban\0192.0.2.1", "Ip\0ban\0192.0.2.2"])), await events.NextAsync());

        await GivenDecisions.AddAsync(api, ["192.0.2.3 60"]);
        Assert.Equal(("new", "3"), await events.NextAsync());
        Assert.Equal(("cursor", EntryHash.Of(["Ip\0ban\0192.0.2.1", "Ip\0ban\0192.0.2.2", "Ip\0ban\0192.0.2.3"])), await events.NextAsync());

        await api.SendAsync("DELETE", "/v1/decisions/1");
        Assert.Equal(("deleted", "1"), await events.NextAsync());
        Assert.Equal(("cursor", EntryHash.Of(["Ip\0ban\0192.0.2.2", "Ip\0ban\0192.0.2.3"])), await events.NextAsync());
    }

    [Fact]
    public async Task A_bouncer_that_comes_again_with_its_cursor_hears_what_it_missed()
    {
        await using var api = await AlertApi.StartAsync();
        await GivenDecisions.AddAsync(api, ["192.0.2.1 600", "192.0.2.2 600"]);
        string cursor;
        using (var events = await EventReader.OpenAsync(api, Path))
        {
            await events.NextAsync();
            await events.NextAsync();
            cursor = events.LastId;
        }

        await GivenDecisions.AddAsync(api, ["192.0.2.3 60"]);
        await api.SendAsync("DELETE", "/v1/decisions/1");
        using var again = await EventReader.OpenAsync(api, Path, cursor);
        Assert.Equal(("deleted", "1"), await again.NextAsync());
        Assert.Equal(("new", "3"), await again.NextAsync());
        Assert.Equal(("cursor", EntryHash.Of(["Ip\0ban\0192.0.2.2", "Ip\0ban\0192.0.2.3"])), await again.NextAsync());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-1-5")]
    [InlineData("9223372036854775807-3155378975999999999")]
    public async Task A_cursor_that_is_none_means_everything(string cursor)
    {
        await using var api = await AlertApi.StartAsync();
        await GivenDecisions.AddAsync(api, ["192.0.2.1 600"]);
        using var events = await EventReader.OpenAsync(api, Path, cursor);
        Assert.Equal(("new", "1"), await events.NextAsync());
    }

    [Fact]
    public async Task Without_a_key_nothing_is_pushed()
    {
        await using var api = await AlertApi.StartAsync();
        api.Client.DefaultRequestHeaders.Remove("X-Api-Key");
        Assert.Equal(403, (await api.SendAsync("GET", Path)).Status);
    }

    private sealed class EventReader(HttpResponseMessage response, StreamReader reader) : IDisposable
    {
        public string LastId { get; private set; } = "";

        public static async Task<EventReader> OpenAsync(AlertApi api, string path, string lastId = "")
        {
            var stop = TestContext.Current.CancellationToken;
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (lastId.Length > 0)
            {
                request.Headers.Add("Last-Event-ID", lastId);
            }

            var response = await api.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
            return new(response, new(await response.Content.ReadAsStreamAsync(stop)));
        }

        /// <returns>Kind of the next event, and the ids or the checksum in it.</returns>
        public async Task<(string Kind, string Data)> NextAsync()
        {
            var (kind, data) = ("", "");
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.Length == 0 && kind.Length > 0)
                {
                    return (kind, Summary(JsonDocument.Parse(data).RootElement));
                }

                kind = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : kind;
                data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : data;
                LastId = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : LastId;
            }

            return ("end", "");
        }

        public void Dispose()
        {
            reader.Dispose();
            response.Dispose();
        }

        private static string Summary(JsonElement data) =>
            data.ValueKind == JsonValueKind.Array ? string.Join(' ', data.EnumerateArray().Select(static d => d.GetProperty("id").GetRawText())) : data.GetProperty("checksum").GetString()!;
    }
}

using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Tests.LocalApi.Alerts;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Hosting;

public sealed class AnswerCompressionTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("gzip", true)]
    [InlineData("br, GZIP;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("gzip; q=0.000", false)]
    [InlineData("gzip;q=0.001", true)]
    [InlineData("deflate", false)]
    [InlineData("xgzip", false)]
    [InlineData("*", false)]
    public void It_is_asked_for_by_name(string header, bool expected) => Assert.Equal(expected, AnswerCompression.IsAskedFor(header));

    [Theory]
    [InlineData("/v1/decisions/stream?startup=true")]
    [InlineData("/v1/alerts")]
    public async Task A_long_answer_is_the_same_compressed(string path)
    {
        await using var api = await AlertApi.StartAsync();
        var alerts = Enumerable.Range(0, 400).Select(static i => AlertText.Expand($"""<alert uuid="00000000-0000-4000-8000-{i:d12}" source.value="10.0.{i / 256}.{i % 256}">"""));
        Assert.Equal(201, (await api.SendAsync("POST", "/v1/alerts", $"[{string.Join(',', alerts)}]")).Status);
        using var plain = await AskAsync(api, path, "identity");
        using var zipped = await AskAsync(api, path, "gzip");
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.True(plain.Headers.TransferEncodingChunked); // sent while it is written
        Assert.Equal(["gzip"], zipped.Content.Headers.ContentEncoding);
        Assert.True(zipped.Headers.TransferEncodingChunked);
        await using var inflated = new GZipStream(await zipped.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), text);
        Assert.NotNull(JsonNode.Parse(text));
    }

    [Fact]
    public async Task Short_answers_and_answers_about_one_address_are_left_as_they_are()
    {
        await using var api = await AlertApi.StartAsync();
        Assert.Equal(201, (await api.SendAsync("POST", "/v1/alerts", AlertText.Expand("[<alert>]"))).Status);
        foreach (var path in (string[])["/v1/alerts", "/v1/decisions/stream?startup=true", "/v1/decisions?ip=192.0.2.1", "/v1/alerts?x=1"])
        {
            using var response = await AskAsync(api, path, "gzip");
            Assert.Empty(response.Content.Headers.ContentEncoding);
            Assert.NotEqual("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(path.EndsWith("x=1", StringComparison.Ordinal) ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(AlertApi api, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        return await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

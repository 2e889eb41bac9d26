using System.Net.Sockets;
using System.Text;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Attacks;

/// <summary>Clients that hold connections by doing as little as possible. Nothing here measures time: a server that waits for ever would never hang up.</summary>
public sealed class SlowClientTests
{
    private static readonly LocalApiLimits Impatient = new()
    {
        RequestHead = TimeSpan.FromSeconds(2),
        KeepAlive = TimeSpan.FromSeconds(2),
        SlowestBody = 1000,
        SlowBodyGrace = TimeSpan.FromSeconds(1.5),
        SlowestAnswer = 1_000_000_000,
        SlowAnswerGrace = TimeSpan.FromSeconds(1.5),
    };

    [Theory]
    [InlineData("GET /health HTTP/1.1\r\nHost: x\r\n", "X: y\r\n")]
    [InlineData("GET /health HTTP/1.1\r\nHost: x\r\nX: ", "y")]
    [InlineData("POST /v1/watchers HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n", " ")]
    [InlineData("POST /v1/watchers HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n")]
    public async Task A_request_that_trickles_in_is_hung_up_on(string beginning, string drop)
    {
        await using var host = await StartAsync();
        await using var slow = await RawConnection.OpenAsync(host.Server.Addresses[0]);
        await slow.SendAsync(beginning);
        var answer = slow.ReadToEndAsync();
        while (!answer.IsCompleted)
        {
            try
            {
                await slow.SendAsync(drop);
            }
            catch (SocketException)
            {
                break; // hung up on
            }

            await Task.WhenAny(answer, Task.Delay(200, TestContext.Current.CancellationToken));
        }

        Assert.DoesNotContain("200 OK", await answer, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task Who_does_not_read_the_answer_is_hung_up_on()
    {
        await using var host = await StartAsync();
        using var slow = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await slow.ConnectAsync(host.Server.Addresses[0].Host, host.Server.Addresses[0].Port, TestContext.Current.CancellationToken);
        var request = Encoding.ASCII.GetBytes("GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n");
        try
        {
            while (true)
            {
                await slow.SendAsync(request, TestContext.Current.CancellationToken); // fills all buffers, then waits for the server, which waits for us
            }
        }
        catch (SocketException hungUp)
        {
            Assert.Contains(hungUp.SocketErrorCode, new[] { SocketError.ConnectionReset, SocketError.Shutdown, SocketError.ConnectionAborted });
        }

        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.GetAsync("/health")).Status);
    }

    private static Task<ApiHost> StartAsync() => ApiHost.StartAsync(null, static options => options with { Limits = Impatient });
}

using System.Net.Sockets;
using System.Text;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Fakes;

/// <summary>Bytes on the wire, for what no decent client sends.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly Socket _socket;

    private RawConnection(Socket socket) => _socket = socket;

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        return new(socket);
    }

    public static async Task<RawConnection> OpenAsync(string unixSocket)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(unixSocket), TestContext.Current.CancellationToken);
        return new(socket);
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>All that comes until the server closes the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var result = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var read)
            {
                result.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (SocketException)
        {
            // Reset: the end as well.
        }

        return result.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return default;
    }
}

using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace CrowdSec.EndToEnd.Agent;

/// <summary>Listens as a service manager does, see sd_notify(3).</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly ConcurrentQueue<string> _messages = new();

    public NotifySocket(string path)
    {
        Path = path;
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        new Thread(Listen) { IsBackground = true }.Start();
    }

    public string Path { get; }

    /// <summary>The first line of each message.</summary>
    public IReadOnlyList<string> Messages => [.. _messages];

    public void Dispose() => _socket.Dispose();

    private void Listen()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var length = _socket.Receive(buffer);
                _messages.Enqueue(Encoding.UTF8.GetString(buffer, 0, length).Split('\n')[0]);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrowdSec.Tests.LocalApi.Authentication.Certificates;

/// <summary>An OCSP server on loopback: one question a connection.</summary>
internal sealed class Responder : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<byte[], byte[]?> _answer;
    private readonly Task _work;
    private int _questions;

    private Responder(Func<byte[], byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _work = Task.Run(RunAsync);
    }

    public string Url { get; }

    public int Questions => Volatile.Read(ref _questions);

    /// <param name="answer">Gives null for an error.</param>
    public static Responder Start(Func<byte[], byte[]?> answer) => new(answer);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            try
            {
                await AnswerAsync(client.GetStream());
            }
            catch (IOException)
            {
                // Who asked has left; the next one may stay.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.ASCII, leaveOpen: true);
        var length = 0;
        while (ReadLine(reader) is { Length: > 0 } line)
        {
            length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(line[15..], CultureInfo.InvariantCulture) : length;
        }

        Interlocked.Increment(ref _questions);
        var answer = _answer(reader.ReadBytes(length));
        var head = $"HTTP/1.1 {(answer is null ? "500 No" : "200 OK")}\r\nContent-Type: application/ocsp-response\r\nContent-Length: {answer?.Length ?? 0}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. answer ?? []], _stop.Token);
    }

    private static string ReadLine(BinaryReader reader)
    {
        var line = new StringBuilder();
        while (reader.ReadByte() is var b && b != '\n')
        {
            line.Append((char)b);
        }

        return line.ToString().TrimEnd('\r');
    }
}

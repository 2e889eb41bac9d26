using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrowdSec.Tests.Protocol.Clients;

/// <summary>An HTTP server on the loopback, or on a Unix socket, whose answers a test decides on. One request per connection.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly Func<ScriptedRequest, ScriptedAnswer> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly Task _loop;

    public ScriptedServer(Func<ScriptedRequest, ScriptedAnswer> answer, EndPoint? at = null, X509Certificate2? certificate = null)
    {
        (_answer, _certificate) = (answer, certificate);
        at ??= new IPEndPoint(IPAddress.Loopback, 0);
        _listener = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(at);
        _listener.Listen();
        Url = at is IPEndPoint ? $"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/" : at.ToString()!;
        _loop = AcceptAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<ScriptedRequest> Requests { get; } = new();

    /// <summary>Certificates that clients showed.</summary>
    public ConcurrentQueue<string> ClientSubjects { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _loop;
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                running.Add(ServeAsync(await _listener.AcceptAsync()));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var connection = new NetworkStream(socket, ownsSocket: true);
            await using var stream = _certificate is null ? (Stream)connection : await SecureAsync(connection);
            if (await ReadAsync(stream) is { } request)
            {
                Requests.Enqueue(request);
                await WriteAsync(stream, _answer(request));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The client has gone, or does not trust us.
        }
    }

    private async Task<Stream> SecureAsync(Stream connection)
    {
        var tls = new SslStream(connection);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = _certificate,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                ClientSubjects.Enqueue(certificate?.Subject ?? "");
                return true;
            },
        });
        return tls;
    }

    private static async Task<ScriptedRequest?> ReadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n");
        var headers = lines.Skip(1).Where(static l => l.Contains(':', StringComparison.Ordinal)).ToDictionary(static l => l.Split(':')[0].ToLowerInvariant(), static l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        var body = new byte[int.Parse(headers.GetValueOrDefault("content-length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        var first = lines[0].Split(' ');
        return new ScriptedRequest(first[0], first[1], headers, Text(body, headers.GetValueOrDefault("content-encoding") == "gzip"));
    }

    private static string Text(byte[] body, bool isCompressed)
    {
        using var reader = new StreamReader(isCompressed ? new GZipStream(new MemoryStream(body), CompressionMode.Decompress) : new MemoryStream(body));
        return reader.ReadToEnd();
    }

    private static async Task WriteAsync(Stream stream, ScriptedAnswer answer)
    {
        var body = Encoding.UTF8.GetBytes(answer.Body);
        if (answer.Compress)
        {
            var packed = new MemoryStream();
            await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                await gzip.WriteAsync(body);
            }

            body = packed.ToArray();
        }

        var head = $"HTTP/1.1 {answer.Status} X\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{(answer.Compress ? "Content-Encoding: gzip\r\n" : "")}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(answer.CutOff ? body.AsMemory(0, body.Length / 2) : body);
        await stream.FlushAsync();
    }
}

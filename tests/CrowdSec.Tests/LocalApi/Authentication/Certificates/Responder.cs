using System.Net;
using System.Net.Sockets;

namespace CrowdSec.Tests.LocalApi.Authentication.Certificates;

/// <summary>An OCSP server on loopback.</summary>
internal sealed class Responder : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<byte[], byte[]?> _answer;
    private readonly Task _work;
    private int _questions;

    private Responder(string url, Func<byte[], byte[]?> answer)
    {
        (Url, _answer) = (url, answer);
        _listener.Prefixes.Add(url);
        _listener.Start();
        _work = Task.Run(RunAsync);
    }

    public string Url { get; }

    public int Questions => _questions;

    /// <param name="answer">Gives null for an error.</param>
    public static Responder Start(Func<byte[], byte[]?> answer)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new($"http://127.0.0.1:{port}/", answer);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _work;
        _listener.Close();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _questions);
                using var question = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(question);
                var answer = _answer(question.ToArray());
                context.Response.StatusCode = answer is null ? 500 : 200;
                await context.Response.OutputStream.WriteAsync(answer ?? []);
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}

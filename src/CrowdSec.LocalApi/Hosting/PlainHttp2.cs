using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>
/// HTTP/2 without TLS beside HTTP/1.1 on one address (RFC 9113, section 3.3: clients that know begin with the preface). The server tells the two apart by what TLS negotiated,
/// and takes everything else for HTTP/1.1; so a connection that begins with the preface gets the features that TLS would have left. Stateless and thread-safe.
/// </summary>
internal sealed class PlainHttp2 : ITlsConnectionFeature, ITlsApplicationProtocolFeature
{
    private static readonly PlainHttp2 Instance = new();

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0"u8;

    public X509Certificate2? ClientCertificate
    {
        get => null;
        set => throw new NotSupportedException();
    }

    public ReadOnlyMemory<byte> ApplicationProtocol { get; } = "h2"u8.ToArray();

    public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult<X509Certificate2?>(null);

    /// <param name="patience">For the first bytes; a connection without them is closed.</param>
    public static async Task RunAsync(ConnectionContext connection, TimeSpan patience, ConnectionDelegate next)
    {
        try
        {
            var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
            using var patient = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, stopping);
            patient.CancelAfter(patience);
            if (await IsHttp2Async(connection.Transport.Input, patient.Token))
            {
                connection.Features.Set<ITlsConnectionFeature>(Instance);
                connection.Features.Set<ITlsApplicationProtocolFeature>(Instance);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return;
        }

        await next(connection);
    }

    /// <summary>Looks without taking.</summary>
    private static async Task<bool> IsHttp2Async(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var verdict = Compare(result.Buffer);
            if (verdict is not null || result.IsCompleted)
            {
                input.AdvanceTo(result.Buffer.Start);
                return verdict == true;
            }

            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Null: too little to tell.</summary>
    private static bool? Compare(ReadOnlySequence<byte> buffer)
    {
        Span<byte> head = stackalloc byte[Preface.Length];
        var length = (int)Math.Min(buffer.Length, head.Length);
        buffer.Slice(0, length).CopyTo(head);
        return !Preface.StartsWith(head[..length]) ? false : length == Preface.Length ? true : (bool?)null;
    }
}

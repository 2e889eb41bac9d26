using System.Net;
using CrowdSec.Configuration;
using CrowdSec.LocalApi.Authentication.Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Opens what listen_uri and listen_socket name, and sets the limits of connections.</summary>
internal static class Listeners
{
    public static void Configure(KestrelServerOptions kestrel, ApiServerConfig config, LocalApiLimits limits, IReadOnlyList<IPEndPoint> endPoints, ServerTls? tls)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowAlternateSchemes = true; // h2 behind a proxy that ends TLS says https
        SetLimits(kestrel.Limits, limits);
        foreach (var endPoint in endPoints)
        {
            kestrel.Listen(endPoint, listen =>
            {
                Prepare(listen, isUnixSocket: false);
                if (tls is not null)
                {
                    listen.UseHttps(tls.Options(limits.RequestHead));
                }
                else
                {
                    UsePlainHttp2(listen, limits);
                }
            });
        }

        if (config.ListenSocket.Length > 0)
        {
            kestrel.ListenUnixSocket(config.ListenSocket, listen =>
            {
                Prepare(listen, isUnixSocket: true);
                UsePlainHttp2(listen, limits);
            });
        }
    }

    private static void Prepare(ListenOptions listen, bool isUnixSocket)
    {
        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.DisableAltSvcHeader = true;
        listen.Use(next => connection => next(WithPeer(connection, isUnixSocket)));
    }

    private static void UsePlainHttp2(ListenOptions listen, LocalApiLimits limits) => listen.Use(next => connection => PlainHttp2.RunAsync(connection, limits.KeepAlive, next));

    private static ConnectionContext WithPeer(ConnectionContext connection, bool isUnixSocket)
    {
        var address = isUnixSocket ? IPAddress.Loopback : ClientAddress.Fold(((IPEndPoint)connection.RemoteEndPoint!).Address);
        connection.Features.Set(new PeerConnection(address, isUnixSocket));
        return connection;
    }

    private static void SetLimits(KestrelServerLimits kestrel, LocalApiLimits limits)
    {
        kestrel.MaxConcurrentConnections = limits.MostConnections;
        kestrel.MaxRequestBodySize = RequestBody.StrangersLimit; // raised when a machine or bouncer is known
        kestrel.MaxRequestLineSize = limits.LongestRequestLine;
        kestrel.MaxRequestHeadersTotalSize = limits.LongestHead;
        kestrel.MaxRequestBufferSize = Math.Max(kestrel.MaxRequestBufferSize ?? 0, limits.LongestHead + limits.LongestRequestLine);
        kestrel.RequestHeadersTimeout = limits.RequestHead;
        kestrel.KeepAliveTimeout = limits.KeepAlive;
        kestrel.MinRequestBodyDataRate = new MinDataRate(limits.SlowestBody, limits.SlowBodyGrace);
        kestrel.MinResponseDataRate = new MinDataRate(limits.SlowestAnswer, limits.SlowAnswerGrace);
        kestrel.Http2.KeepAlivePingDelay = TimeSpan.FromMinutes(1);
    }
}

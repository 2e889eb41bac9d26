using System.Net;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>What is known of a connection's other end; a feature of the connection.</summary>
/// <param name="Address">Loopback for the Unix socket; never a mapped IPv6 address.</param>
internal sealed record PeerConnection(IPAddress Address, bool IsUnixSocket);

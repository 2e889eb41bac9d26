using System.Net;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>Who sent a request, once that is proven; a feature of the request. Routes that everybody may call have one too, with an address only.</summary>
/// <param name="Address">Of the client; of the one behind a trusted proxy; loopback for the Unix socket. Never a mapped IPv6 address.</param>
/// <param name="IsTrusted">The address may do what is reserved to trusted addresses.</param>
internal sealed record Caller(IPAddress Address, bool IsTrusted)
{
    /// <summary>Set for log processors.</summary>
    public string? MachineId { get; init; }

    /// <summary>Set for remediation components; null also for HEAD requests, which only prove that the key exists.</summary>
    public Bouncer? Bouncer { get; init; }

    /// <summary>A machine, or the holder of a bouncer's key.</summary>
    public bool IsKnown { get; init; }
}

using CrowdSec.LocalApi.Authentication.Certificates;
using CrowdSec.LocalApi.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>Holds each request to the rule of its route, and says who sent it.</summary>
internal sealed class Authenticator(ClientAddress addresses, KeyAuthentication keys, TokenAuthentication tokens, CertificateAuthentication? certificates)
{
    private const string MachinesProgram = "crowdsec/";

    /// <exception cref="ApiException">401 or 403.</exception>
    public async ValueTask<Caller> AuthenticateAsync(HttpContext context, AccessRule? rule)
    {
        var stranger = Stranger(context);
        context.Features.Set(stranger);
        if (rule is null)
        {
            return stranger;
        }

        var caller = IsMachines(context, rule.Value)
            ? await tokens.AuthenticateAsync(context, stranger)
            : await AuthenticateBouncerAsync(context, stranger) ?? throw new ApiException(StatusCodes.Status403Forbidden, "access forbidden");
        if (rule == AccessRule.TrustedMachine && !caller.IsTrusted)
        {
            throw new ApiException(StatusCodes.Status403Forbidden, $"access forbidden from this IP ({caller.Address})");
        }

        context.Features.Set(caller);
        return caller;
    }

    private ValueTask<Caller?> AuthenticateBouncerAsync(HttpContext context, Caller stranger) =>
        certificates is not null && CertificateAuthentication.Client(context) is { } client
            ? certificates.AuthenticateBouncerAsync(context, client, stranger)
            : keys.AuthenticateAsync(context, stranger);

    private Caller Stranger(HttpContext context)
    {
        var address = addresses.Find(context.Features.GetRequiredFeature<PeerConnection>(), context.Request.Headers);
        return new(address, addresses.IsTrusted(address));
    }

    private static bool IsMachines(HttpContext context, AccessRule rule) => rule switch
    {
        AccessRule.Bouncer => false,
        AccessRule.MachineOrBouncer when KeyAuthentication.IsOffered(context) => false,
        AccessRule.MachineOrBouncer => context.Request.Headers.ContainsKey("Authorization")
            || context.Request.Headers.UserAgent.ToString().StartsWith(MachinesProgram, StringComparison.Ordinal),
        _ => true,
    };
}

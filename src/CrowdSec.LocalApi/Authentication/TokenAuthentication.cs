using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage.Machines;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>Finds the machine that a token was given to; a machine that was deleted or is no longer validated is refused although its token has not run out.</summary>
internal sealed class TokenAuthentication(MachineTokens tokens, MachineDirectory directory, IMachineStore store, LookupLimit lookups)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="ApiException">401, with the code in the answer.</exception>
    public async ValueTask<Caller> AuthenticateAsync(HttpContext context, Caller stranger, bool forRefresh = false)
    {
        try
        {
            var claims = tokens.Read(Offered(context) ?? throw new TokenException("cookie token is empty"), forRefresh);
            if (directory.IsValidated(claims.MachineId) is not true)
            {
                await CheckStoredAsync(claims.MachineId, context.RequestAborted);
            }

            return stranger with { MachineId = claims.MachineId, IsKnown = true };
        }
        catch (TokenException exception)
        {
            context.Response.Headers.WWWAuthenticate = "JWT realm=Crowdsec API local";
            throw new ApiException(StatusCodes.Status401Unauthorized, exception.Message) { WithCode = true };
        }
    }

    private static string? Offered(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.Ordinal) && header.Length > Scheme.Length)
        {
            return header[Scheme.Length..];
        }

        return context.Request.Cookies.TryGetValue("jwt", out var cookie) && cookie.Length > 0 ? cookie : null;
    }

    /// <summary>The machine may be newer than what is in memory.</summary>
    private async Task CheckStoredAsync(string machineId, CancellationToken cancellationToken)
    {
        var machine = lookups.TryTake() ? await store.FindAsync(machineId, cancellationToken) : null;
        if (machine is null)
        {
            throw new TokenException("ent: machine not found");
        }

        directory.Put(machine);
        if (!machine.IsValidated)
        {
            throw new TokenException($"machine {machineId} not validated");
        }
    }
}

using System.Globalization;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Machines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Machines;

/// <summary>Tokens for machines: against a password or a certificate, and against an older token.</summary>
internal sealed class LoginEndpoints(MachineLogin login, MachineTokens tokens, TokenAuthentication authentication) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Add("POST", "/v1/watchers/login", null, LoginAsync);
        routes.Add("GET", "/v1/refresh_token", null, RefreshAsync);
    }

    private async Task LoginAsync(HttpContext context)
    {
        var machineId = await login.LoginAsync(context);
        await AnswerAsync(context, machineId);
    }

    private async Task RefreshAsync(HttpContext context)
    {
        // A token that ran out a short while ago will do here and nowhere else, so the route is open and looks itself.
        var caller = await authentication.AuthenticateAsync(context, context.Caller(), forRefresh: true);
        await AnswerAsync(context, caller.MachineId!);
    }

    private Task AnswerAsync(HttpContext context, string machineId)
    {
        var (token, expires) = tokens.Issue(machineId);
        var answer = new LoginAnswer(StatusCodes.Status200OK, expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), token);
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, answer, WireJson.WriteLoginAnswer);
    }
}

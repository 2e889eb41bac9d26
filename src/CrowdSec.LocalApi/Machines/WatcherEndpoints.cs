using System.Net;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Machines;
using CrowdSec.Storage;
using CrowdSec.Storage.Machines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Machines;

/// <summary>Machines come, show that they live, and go.</summary>
internal sealed class WatcherEndpoints(ApiServices services, MachineDirectory directory, PasswordChecks passwords, AutoRegistration autoRegistration) : IEndpoints
{
    private const int ShortestToken = 32;
    private const int LongestToken = 255;
    private const int LongestName = 255;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Add("POST", "/v1/watchers", null, RegisterAsync);
        routes.Add("DELETE", "/v1/watchers/self", AccessRule.Machine, LeaveAsync);
        routes.Add("GET", "/v1/heartbeat", AccessRule.Machine, HeartbeatAsync);
    }

    private async Task RegisterAsync(HttpContext context)
    {
        var address = context.Caller().Address;
        if (services.Options.Server.DisableRemoteRegistration && !IPAddress.IsLoopback(address))
        {
            throw new ApiException(StatusCodes.Status403Forbidden, "access forbidden");
        }

        var request = await ReadAsync(context);
        var validated = autoRegistration.Accepts(request.RegistrationToken, address);
        var machine = new Machine
        {
            MachineId = request.MachineId!,
            PasswordHash = await HashAsync(request.Password!, context.RequestAborted),
            IpAddress = address.ToString(),
            IsValidated = validated,
        };
        try
        {
            directory.Put(await services.Store.Machines.AddAsync(machine, replace: false, context.RequestAborted));
        }
        catch (StoreException exception) when (exception.Error == StoreError.AlreadyExists)
        {
            throw new ApiException(StatusCodes.Status403Forbidden, $"user '{request.MachineId}': user already exist");
        }

        await JsonAnswer.EmptyAsync(context, validated ? StatusCodes.Status202Accepted : StatusCodes.Status201Created);
    }

    private async Task LeaveAsync(HttpContext context)
    {
        var machineId = context.Caller().MachineId!;
        await services.Store.Machines.DeleteAsync(machineId, context.RequestAborted);
        directory.Remove(machineId);
        await JsonAnswer.EmptyAsync(context, StatusCodes.Status204NoContent);
    }

    private Task HeartbeatAsync(HttpContext context)
    {
        services.SignsOfLife.Heartbeat(context.Caller().MachineId!);
        return JsonAnswer.EmptyAsync(context, StatusCodes.Status200OK);
    }

    private async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        try
        {
            return await passwords.HashAsync(password, cancellationToken);
        }
        catch (ArgumentException)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, $"bcrypt: password length exceeds {MachinePassword.LongestBytes} bytes: unable to hash");
        }
    }

    private static async Task<RegistrationRequest> ReadAsync(HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        var violations = new Violations();
        var request = WireJsonReader.ReadRegistration(body.Span, violations.List);
        violations.Length("registration_token", request.RegistrationToken, ShortestToken, LongestToken);
        violations.Length("machine_id", request.MachineId ?? "", 0, LongestName);
        return violations.IsEmpty ? request : throw new ApiException(StatusCodes.Status422UnprocessableEntity, violations.Message);
    }
}

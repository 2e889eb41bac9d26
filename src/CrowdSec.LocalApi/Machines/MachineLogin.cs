using System.Text.Json;
using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage.Machines;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Machines;

/// <summary>Proves who a machine is, and notes where it came from and which scenarios it runs.</summary>
internal sealed class MachineLogin(IMachineStore machines, MachineDirectory directory, PasswordChecks passwords, ILog log)
{
    private const string PasswordType = "password";
    private const string WrongPassword = "incorrect Username or Password";
    private const int LongestScenarios = 100_000; // characters

    /// <returns>The machine's name.</returns>
    /// <exception cref="ApiException">401, with the code in the answer.</exception>
    public async Task<string> LoginAsync(HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        var request = Read(body.Memory);
        var machine = await ProveAsync(request, context);
        if (UserAgent.VersionOfMachine(context.Request.Headers.UserAgent.ToString()) is not { } version)
        {
            log.Warning($"bad user agent '{context.Request.Headers.UserAgent}' from '{context.Caller().Address}'");
            throw Refused(WrongPassword);
        }

        var address = context.Caller().Address.ToString();
        if (machine.IpAddress.Length > 0 && machine.IpAddress != address)
        {
            log.Warning($"new IP address detected for machine '{machine.MachineId}': {machine.IpAddress} -> {address}");
        }

        await machines.LoggedInAsync(machine.MachineId, address, version, request.Scenarios, context.RequestAborted);
        directory.Put(machine);
        return machine.MachineId;
    }

    private async Task<Machine> ProveAsync(LoginRequest request, HttpContext context)
    {
        var machine = await machines.FindAsync(request.MachineId, context.RequestAborted);
        var hash = machine?.AuthType == PasswordType ? machine.PasswordHash : null;
        var fits = await passwords.VerifyAsync(request.Password, hash, context.RequestAborted);
        if (machine is not null && fits && machine.IsValidated)
        {
            return machine;
        }

        log.Info($"machine '{request.MachineId}' could not log in from {context.Caller().Address}");
        throw Refused(machine switch
        {
            null => "ent: machine not found",
            { AuthType: not PasswordType } => $"machine {machine.MachineId} attempted to auth with password but it is configured to use {machine.AuthType}",
            { IsValidated: false } => $"machine {machine.MachineId} not validated",
            _ => WrongPassword,
        });
    }

    private static LoginRequest Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonInput.Parse(body);
            return Read(BodyCheck.Object(document));
        }
        catch (ApiException exception) when (exception.Status == StatusCodes.Status400BadRequest)
        {
            throw Refused("missing: " + exception.Message);
        }
    }

    private static LoginRequest Read(JsonElement json)
    {
        var check = new BodyCheck();
        var machineId = check.Text(json, "", "machine_id", required: true);
        var password = check.Text(json, "", "password", required: true);
        var scenarios = string.Join(',', check.Texts(json, "", "scenarios"));
        if (!check.IsFine)
        {
            throw Refused(check.Message);
        }

        return new(machineId, password, scenarios.Length is 0 or > LongestScenarios ? null : scenarios);
    }

    private static ApiException Refused(string message) => new(StatusCodes.Status401Unauthorized, message) { WithCode = true };
}

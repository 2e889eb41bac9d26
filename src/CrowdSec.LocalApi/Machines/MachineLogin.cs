using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Authentication.Certificates;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Machines;
using CrowdSec.Storage.Machines;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Machines;

/// <summary>Proves who a machine is, and notes where it came from and which scenarios it runs.</summary>
internal sealed class MachineLogin(IMachineStore machines, MachineDirectory directory, PasswordChecks passwords, CertificateAuthentication? certificates, ILog log)
{
    private const string PasswordType = "password";
    private const string WrongPassword = "incorrect Username or Password";
    private const int LongestScenarios = 100_000; // characters

    /// <returns>The machine's name.</returns>
    /// <exception cref="ApiException">401, with the code in the answer.</exception>
    public async Task<string> LoginAsync(HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        var client = certificates is null ? null : CertificateAuthentication.Client(context);
        var request = Read(body.Span, client is not null);
        var machine = client is null ? await ProveAsync(request, context) : await ProveAsync(client, context);
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

        await machines.LoggedInAsync(machine.MachineId, address, version, Scenarios(request), context.RequestAborted);
        directory.Put(machine);
        return machine.MachineId;
    }

    private async Task<Machine> ProveAsync(LoginRequest request, HttpContext context)
    {
        var machine = await machines.FindAsync(request.MachineId!, context.RequestAborted);
        var hash = machine?.AuthType == PasswordType ? machine.PasswordHash : null;
        var fits = await passwords.VerifyAsync(request.Password!, hash, context.RequestAborted);
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

    private async Task<Machine> ProveAsync(VerifiedClient client, HttpContext context)
    {
        try
        {
            return await certificates!.AuthenticateMachineAsync(context, client, context.Caller());
        }
        catch (CertificateException exception)
        {
            log.Warning($"machine '{client.CommonName}' could not log in from {context.Caller().Address}: {exception.Message}");
            throw Refused(exception.Message);
        }
    }

    /// <param name="isByCertificate">Then there need be no name and password.</param>
    private static LoginRequest Read(ReadOnlySpan<byte> body, bool isByCertificate)
    {
        try
        {
            var violations = new Violations();
            var request = WireJsonReader.ReadLogin(body, violations.List);
            return violations.IsEmpty || isByCertificate ? request : throw Refused(violations.Message);
        }
        catch (WireFormatException exception)
        {
            throw Refused("missing: " + exception.Message);
        }
    }

    /// <returns>Null: nothing was told, or more than a column holds.</returns>
    private static string? Scenarios(LoginRequest request)
    {
        var scenarios = string.Join(',', request.Scenarios);
        return scenarios.Length is 0 or > LongestScenarios ? null : scenarios;
    }

    private static ApiException Refused(string message) => new(StatusCodes.Status401Unauthorized, message) { WithCode = true };
}

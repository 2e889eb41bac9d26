using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Metrics;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Machines;
using CrowdSec.Storage.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Metrics;

/// <summary>Machines and bouncers report what they are and what they counted: one report of their own kind per message.</summary>
internal sealed class UsageMetricsEndpoints(IStore store, BouncerDirectory bouncers, TimeProvider clock) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.Add("POST", "/v1/usage-metrics", AccessRule.MachineOrBouncer, ReceiveAsync);

    private async Task ReceiveAsync(HttpContext context)
    {
        var report = await ReadAsync(context);
        var caller = context.Caller();
        if (caller.Bouncer is { } bouncer)
        {
            await StoreAsync(bouncer, Only(report.RemediationComponents, "remediation component"), context.RequestAborted);
        }
        else
        {
            await StoreAsync(caller.MachineId!, Only(report.LogProcessors, "log processor"), context.RequestAborted);
        }

        await JsonAnswer.EmptyAsync(context, StatusCodes.Status201Created);
    }

    private static async Task<UsageReport> ReadAsync(HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        var violations = new Violations();
        var report = WireJsonReader.ReadUsageReport(body.Span, violations.List);
        return violations.IsEmpty ? report : throw new ApiException(StatusCodes.Status422UnprocessableEntity, violations.Message);
    }

    /// <exception cref="ApiException">400: none or more than one.</exception>
    private static ComponentReport Only(IReadOnlyList<ComponentReport>? reports, string kind) => reports switch
    {
        null or [] => throw new ApiException(StatusCodes.Status400BadRequest, $"Missing {kind} data"),
        [var only] => only,
        _ => throw new ApiException(StatusCodes.Status400BadRequest, $"Payload has more than one {kind}"),
    };

    private async Task StoreAsync(string machineId, ComponentReport report, CancellationToken cancellationToken)
    {
        await store.Metrics.AddAsync(new UsageMetrics(true, machineId, Now, ReportPayload.OfMachine(report)), cancellationToken);
        await store.Machines.DescribeAsync(
            new Machine
            {
                MachineId = machineId,
                Version = report.Version,
                OsName = report.OperatingSystem?.Name ?? "",
                OsFamily = report.OperatingSystem?.Family ?? "",
                OsVersion = report.OperatingSystem?.Version ?? "",
                FeatureFlags = string.Join(',', report.FeatureFlags),
                HubState = ReportPayload.HubState(report),
                DataSources = ReportPayload.DataSources(report),
            },
            cancellationToken);
    }

    private async Task StoreAsync(Bouncer bouncer, ComponentReport report, CancellationToken cancellationToken)
    {
        await store.Metrics.AddAsync(new UsageMetrics(false, bouncer.Name, Now, ReportPayload.OfBouncer(bouncer.Type, report)), cancellationToken);
        var described = bouncer with
        {
            Version = report.Version,
            Type = report.Type.Length > 0 ? report.Type : bouncer.Type,
            OsName = report.OperatingSystem?.Name ?? bouncer.OsName,
            OsFamily = report.OperatingSystem?.Family ?? bouncer.OsFamily,
            OsVersion = report.OperatingSystem?.Version ?? bouncer.OsVersion,
            FeatureFlags = string.Join(',', report.FeatureFlags),
        };
        if (described != bouncer)
        {
            await store.Bouncers.UpdateAsync(described, cancellationToken);
            bouncers.Put(described);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}

using System.Globalization;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.LocalApi.Machines;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Json;
using CrowdSec.Storage;
using CrowdSec.Storage.Alerts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>/v1/alerts: what log processors push and cscli lists.</summary>
internal sealed class AlertEndpoints(AlertIngest ingest, IAlertStore store, SignsOfLife signs, TimeProvider clock) : IEndpoints
{
    private readonly AlertFilterReader _filters = new(clock);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Add("POST", "/v1/alerts", AccessRule.Machine, AddAsync);
        routes.Add("GET", "/v1/alerts", AccessRule.Machine, ListAsync);
        routes.Add("HEAD", "/v1/alerts", AccessRule.Machine, ListAsync);
        routes.Add("DELETE", "/v1/alerts", AccessRule.TrustedMachine, DeleteAllAsync);
        routes.Add("GET", "/v1/alerts/{alert_id}", AccessRule.Machine, GetAsync);
        routes.Add("HEAD", "/v1/alerts/{alert_id}", AccessRule.Machine, GetAsync);
        routes.Add("DELETE", "/v1/alerts/{alert_id}", AccessRule.TrustedMachine, DeleteAsync);
    }

    private async Task AddAsync(HttpContext context)
    {
        var machine = context.Caller().MachineId!;
        var alerts = await ReadAsync(context);
        var ids = await ingest.AddAsync(machine, alerts, context.RequestAborted);
        signs.Pushed(machine);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status201Created, ids, WireJson.WriteIds);
    }

    private static async Task<List<Alert>> ReadAsync(HttpContext context)
    {
        var violations = new List<string>();
        List<Alert> alerts;
        using (var body = await RequestBody.ReadAsync(context))
        {
            try
            {
                alerts = WireJsonReader.ReadAlerts(body.Span, null, violations);
            }
            catch (WireFormatException error)
            {
                throw JsonInput.Refuse(error, body.Span);
            }
        }

        return violations.Count == 0 ? alerts : throw new ApiException(StatusCodes.Status500InternalServerError, AlertViolations.Message(violations));
    }

    private async Task ListAsync(HttpContext context)
    {
        var filter = _filters.Read(context.Request.Query);
        if (HttpMethods.IsHead(context.Request.Method))
        {
            await JsonAnswer.EmptyAsync(context, StatusCodes.Status200OK);
            return;
        }

        await AlertListAnswer.WriteAsync(context, store.FindAsync(filter, context.RequestAborted));
    }

    private async Task GetAsync(HttpContext context)
    {
        var id = Id(context);
        var alert = await store.GetAsync(id, context.RequestAborted);
        alert.ProfileTrace ??= await store.GetProfileTraceAsync(id, context.RequestAborted) is { Length: > 0 } trace ? trace : null;
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, alert, static (json, found) => WireJson.WriteAlert(json, found, AlertForm.Stored));
    }

    private async Task DeleteAllAsync(HttpContext context)
    {
        // What is deleted is not limited to a page.
        var filter = _filters.Read(context.Request.Query) with { Limit = 0, AfterId = 0 };
        await DeletedAsync(context, await store.DeleteAsync(filter, context.RequestAborted));
    }

    private async Task DeleteAsync(HttpContext context)
    {
        if (!await store.DeleteAsync(Id(context), context.RequestAborted))
        {
            throw new StoreException(StoreError.NotFound, "object not found");
        }

        await DeletedAsync(context, 1);
    }

    private static Task DeletedAsync(HttpContext context, long count) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, count, WireJson.WriteDeleted);

    private static long Id(HttpContext context) =>
        long.TryParse(context.Request.RouteValues["alert_id"] as string, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ApiException(StatusCodes.Status400BadRequest, "alert_id must be valid integer");
}

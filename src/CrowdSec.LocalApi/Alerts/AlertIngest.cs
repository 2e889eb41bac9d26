using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.LocalApi.Profiles;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Alerts;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>
/// Takes the alerts of a log processor: prepares all of them, so that one that cannot be taken keeps the others out as well, stores them, and returns
/// once bouncers are told of the decisions. Thread-safe.
/// </summary>
internal sealed class AlertIngest(AlertPreparation preparation, IAlertStore store, IDecisionPublisher publisher, AlertLog alertLog, ILog log)
{
    /// <returns>Ids of the alerts that were stored, in their order.</returns>
    /// <exception cref="ApiException">Nothing was stored: a profile failed, or a duration is none.</exception>
    public async Task<IReadOnlyList<long>> AddAsync(string machineId, IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        var prepared = new List<PreparedAlert>(alerts.Count);
        foreach (var alert in alerts)
        {
            if (await PrepareAsync(machineId, alert, cancellationToken) is { } ready)
            {
                prepared.Add(ready);
            }
        }

        if (prepared.Count == 0)
        {
            return [];
        }

        var ids = await store.AddAsync(machineId, prepared.ConvertAll(static p => p.New), cancellationToken);
        if (prepared.Exists(static p => p.New.Decisions.Count > 0))
        {
            await publisher.CaughtUpAsync(cancellationToken);
        }

        for (var i = 0; i < prepared.Count; i++)
        {
            prepared[i].Alert.Id = ids[i];
            alertLog.Write(prepared[i]);
        }

        return ids;
    }

    private async ValueTask<PreparedAlert?> PrepareAsync(string machineId, Alert alert, CancellationToken cancellationToken)
    {
        try
        {
            return await preparation.PrepareAsync(machineId, alert, cancellationToken);
        }
        catch (ProfileException error)
        {
            log.Error($"alert of {machineId} refused: {error.Message}");
            throw new ApiException(StatusCodes.Status500InternalServerError, error.Message);
        }
    }
}

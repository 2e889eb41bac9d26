using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>Tells the log of stored alerts: a line per decision, and a warning when one hits whom it hardly should.</summary>
/// <param name="own">Loopback and trusted addresses: to ban them is to lock oneself out.</param>
internal sealed class AlertLog(IpRangeSet own, ILog log)
{
    /// <summary>Of one alert. Lists have hundreds of thousands of decisions.</summary>
    private const int MostLines = 20;

    public void Write(PreparedAlert stored)
    {
        var rows = stored.New.Decisions;
        WarnOfOwn(rows);
        if (!log.IsEnabled(LogLevel.Info))
        {
            return;
        }

        var alert = stored.Alert;
        var reason = alert.Scenario.Length > 0 ? alert.Scenario : alert.Message;
        if (rows.Count == 0)
        {
            log.Info($"({alert.MachineId}) alert : {reason} by {Source(alert.Source)}");
            return;
        }

        foreach (var decision in alert.Decisions.Take(MostLines))
        {
            var simulated = alert.Simulated ? "(simulated alert) " : decision.Simulated == true ? "(simulated decision) " : "";
            log.Info($"({alert.MachineId}/{decision.Origin}) {reason} by {Source(alert.Source)} : {simulated}{decision.Duration} {decision.Type} on {decision.Scope} {decision.Value}");
        }

        if (alert.Decisions.Count > MostLines)
        {
            log.Info($"({alert.MachineId}) {reason} : and {alert.Decisions.Count - MostLines} more decisions");
        }
    }

    private void WarnOfOwn(IReadOnlyList<NewDecision> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Range is { } range && !rows[i].Simulated && (own.Contains(range.First) || own.Contains(range.Last)))
            {
                log.Warning($"decision '{rows[i].Type}' on {rows[i].Value} hits this host itself or a trusted address; 'cscli allowlists add' keeps it from happening, 'cscli decisions delete --value {rows[i].Value}' ends it");
                return;
            }
        }
    }

    private static string Source(Source source)
    {
        var kind = source.Scope switch
        {
            DecisionScopes.Ip => "ip ",
            DecisionScopes.Range => "range ",
            DecisionScopes.Country => "country ",
            DecisionScopes.AutonomousSystem => "as ",
            "" => "",
            var other => other + " ",
        };
        var place = source.Cn.Length > 0 || source.AsNumber.Length > 0 ? $" ({source.Cn}/{source.AsNumber})" : "";
        return kind + source.Value + place;
    }
}

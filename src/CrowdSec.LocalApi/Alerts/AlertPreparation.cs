using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Allowlists;
using CrowdSec.LocalApi.Profiles;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Storage.Alerts;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>What happens to an alert before it is stored: allowlists, then profiles, then its decisions become rows. Thread-safe.</summary>
internal sealed class AlertPreparation(ProfileSet profiles, AllowlistIndex allowlists, TimeProvider clock, ILog log)
{
    /// <returns>Null when it is not to be stored: its source is allowlisted, or none of its decisions makes sense.</returns>
    /// <exception cref="ProfileException">A profile failed and does not say what then.</exception>
    /// <exception cref="Hosting.ApiException">A duration is none.</exception>
    public async ValueTask<PreparedAlert?> PrepareAsync(string machineId, Alert alert, CancellationToken cancellationToken)
    {
        Normalize(machineId, alert);
        var decided = alert.Decisions.Count > 0;
        if (!decided && IsAllowlisted(alert.Source))
        {
            return null;
        }

        var (startedAt, stoppedAt) = (Instant(alert.StartAt), Instant(alert.StopAt));
        var converter = new DecisionConverter(stoppedAt, log);
        foreach (var decision in decided ? alert.Decisions : [])
        {
            decision.Scope = DecisionScopes.Normalize(decision.Scope);
        }

        var verdict = await profiles.EvaluateAsync(alert, decided, cancellationToken);
        if (!decided)
        {
            alert.Decisions = [.. verdict.Decisions.Select(made => Describe(made, alert))];
        }

        var (rows, kept) = converter.Convert(alert.Decisions, alert.Simulated);
        if (rows.Count == 0 && alert.Decisions.Count > 0)
        {
            log.Warning($"alert dropped: none of its {alert.Decisions.Count} decisions is on an address or range ({alert.Scenario}, from {machineId})");
            return null;
        }

        alert.Decisions = kept;
        alert.ProfileTrace = verdict.Trace.Length > 0 ? verdict.Trace : null;
        return new PreparedAlert(alert, new NewAlert(alert, startedAt, stoppedAt, rows, verdict.Trace));
    }

    private static void Normalize(string machineId, Alert alert)
    {
        alert.MachineId = machineId;
        alert.Source.Scope = DecisionScopes.Normalize(alert.Source.Scope);

        // A log processor that sends an alert again after a crash keeps its uuid.
        alert.Uuid = Guid.TryParse(alert.Uuid, out var uuid) ? uuid.ToString() : Guid.NewGuid().ToString();
    }

    private bool IsAllowlisted(Source source)
    {
        if (source.Scope is not (DecisionScopes.Ip or DecisionScopes.Range) || !IpRange.TryParseAddressOrRange(source.Value, out var range) || allowlists.Find(range.Unmap()) is not { } reason)
        {
            return false;
        }

        log.Info($"alert source {source.Value} is allowlisted by {reason}, skipping");
        return true;
    }

    private static Decision Describe(ProfileDecision made, Alert alert) => new()
    {
        Duration = ShortDuration.Text(made.Duration),
        Origin = made.Origin,
        Scenario = alert.Scenario,
        Scope = made.Scope,
        Simulated = made.Simulated,
        Type = made.Type,
        Uuid = Guid.NewGuid().ToString(),
        Value = alert.Source.Value,
    };

    private DateTime Instant(string text) =>
        GoTime.TryParseRfc3339(text, out var time) ? time.ToDateTimeOffset().UtcDateTime : clock.GetUtcNow().UtcDateTime;
}

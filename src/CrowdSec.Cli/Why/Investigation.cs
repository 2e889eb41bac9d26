using System.Globalization;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Why.Logs;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Why;

/// <summary>Gathers what is known about an address: from the Local API, from the files of this machine, and from the database where it is.</summary>
internal sealed class Investigation(CliInvocation run, LocalApiClient client, IpAddr address)
{
    /// <summary>Of one alert; a list has hundreds of thousands, of which one is about the address.</summary>
    private const int MostDecisions = 1_000;

    private const int MostPast = 10;

    /// <summary>Of so many alerts all is asked for, the profile that decided included.</summary>
    private const int MostDetailed = 3;

    private readonly DateTime _now = run.Host.Clock.GetUtcNow().UtcDateTime;

    public async Task<WhyReport> RunAsync(CancellationToken cancellationToken)
    {
        var alerts = await AlertsAsync(cancellationToken).ConfigureAwait(false);
        var decisions = alerts.SelectMany(Known).ToList();
        var (allowlists, editable) = await new AllowlistSearch(client, address).RunAsync(cancellationToken).ConfigureAwait(false);
        List<KnownDecision> inForce = [.. decisions.Where(d => d.Until > _now).OrderBy(static d => d.IsSimulated).ThenByDescending(static d => d.Until)];
        var newest = inForce.Where(static d => !d.IsSimulated).Select(static d => CreatedAt(d.Alert)).DefaultIfEmpty().Max();
        var mentions = MentionSources.Of(run).Select(f => new MentionSearch(address).Run(f.Key, f.Value, cancellationToken)).Where(static m => m.Count > 0 || m.Problem.Length > 0).ToList();
        return new WhyReport
        {
            Address = address,
            Now = _now,
            InForce = inForce,
            Past = [.. decisions.Where(d => d.Until <= _now).OrderByDescending(static d => d.Until).Take(MostPast)],
            Alerts = alerts,
            Allowlists = allowlists,
            EditableAllowlist = editable,
            Whitelists = new WhitelistSearch(run.Settings.Config.Paths.ConfigDirectory, address).Run(),
            Mentions = mentions,
            Trial = await new MentionTrial(run).RunAsync(mentions, cancellationToken).ConfigureAwait(false),
            SimulatedScenarios = Simulated(alerts),
            Bouncers = await BouncerSearch.RunAsync(run, inForce.Exists(static d => !d.IsSimulated), newest, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Alerts with decisions that hold the address, and alerts about it that led to none.</summary>
    private async Task<List<Alert>> AlertsAsync(CancellationToken cancellationToken)
    {
        var limit = Math.Max(1, run.Flags.Number("limit"));
        var found = new Dictionary<long, Alert>();
        AlertQuery[] queries =
        [
            new() { Ip = address.ToString(), IncludeLists = true, HasActiveDecision = true, Limit = limit, DecisionLimit = MostDecisions },
            new() { Ip = address.ToString(), IncludeLists = true, Limit = limit, DecisionLimit = MostDecisions },
            new() { Scope = DecisionScopes.Ip, Value = address.ToString(), IncludeLists = true, Limit = limit, DecisionLimit = MostDecisions },
        ];
        foreach (var query in queries)
        {
            await foreach (var alert in AlertPager.GetAsync(client, query, cancellationToken).ConfigureAwait(false))
            {
                found.TryAdd(alert.Id, alert);
            }
        }

        var alerts = new List<Alert>();
        foreach (var alert in found.Values.OrderByDescending(static a => a.Id))
        {
            alerts.Add(await CompleteAsync(alert, alerts.Count < MostDetailed, cancellationToken).ConfigureAwait(false));
        }

        return alerts;
    }

    /// <summary>Of an alert whose decisions were cut off before the one that matters, all are asked for. The others are let go.</summary>
    private async Task<Alert> CompleteAsync(Alert alert, bool detailed, CancellationToken cancellationToken)
    {
        var isList = alert.Decisions.Count >= MostDecisions;
        if (isList && !alert.Decisions.Any(Holds))
        {
            alert = await WholeListAsync(alert, cancellationToken).ConfigureAwait(false);
        }
        else if (!isList && detailed && alert is { ProfileTrace: null, Kind: "crowdsec" })
        {
            alert = await WithProfileAsync(alert, cancellationToken).ConfigureAwait(false);
        }

        alert.Decisions = [.. alert.Decisions.Where(Holds)];
        return alert;
    }

    /// <summary>Lists of alerts do not tell the profile.</summary>
    private async Task<Alert> WithProfileAsync(Alert alert, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAlertAsync(alert.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException)
        {
            return alert; // deleted a moment ago, say: what there is must do
        }
    }

    /// <summary>In a list of one: an answer that is read piece by piece may be longer than others.</summary>
    private async Task<Alert> WholeListAsync(Alert alert, CancellationToken cancellationToken)
    {
        var query = new AlertQuery { Ip = address.ToString(), IncludeLists = true, AfterId = alert.Id + 1, Limit = 1, WithEvents = false };
        await foreach (var whole in client.GetAlertsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            return whole.Id == alert.Id ? whole : alert;
        }

        return alert;
    }

    private bool Holds(Decision decision) =>
        decision.Scope is DecisionScopes.Ip or DecisionScopes.Range && IpRange.TryParseAddressOrRange(decision.Value, out var range) && range.Unmap().Contains(address);

    private IEnumerable<KnownDecision> Known(Alert alert) => alert.Decisions.Select(decision =>
        new KnownDecision(decision, alert, GoDuration.TryParse(decision.Duration, out var left) ? Later(left) : _now));

    private DateTime Later(GoDuration span) =>
        span.ToTimeSpan() is var time && time > DateTime.MaxValue - _now ? DateTime.MaxValue : time < DateTime.MinValue - _now ? DateTime.MinValue : _now + time;

    private static DateTime CreatedAt(Alert alert) =>
        DateTime.TryParse(alert.CreatedAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) ? time : default;

    private List<string> Simulated(List<Alert> alerts)
    {
        var simulation = SimulationConfig.Load(run.Settings.Config.Paths.SimulationPath, new DiagnosticBag());
        return [.. alerts.Where(static a => a.Kind is "crowdsec" or "").Select(static a => a.Scenario).Distinct(StringComparer.Ordinal).Where(simulation.IsSimulated)];
    }
}

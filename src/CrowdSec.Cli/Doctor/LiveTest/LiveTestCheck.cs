using CrowdSec.Configuration;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Cli.Doctor.LiveTest;

/// <summary>
/// The whole way at once: a decision on an address that belongs to nobody, and a bouncer that waits to be told of it. Both are taken back, whatever happens.
/// </summary>
internal sealed class LiveTestCheck : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceOfCleaner = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public string Name => "live-test";

    public string Title => "Live test";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (!patient.RunsLocalApi)
        {
            return [HealthFinding.Warning("not run: it needs a bouncer of its own, which only the host of the Local API can make", "run it there")];
        }

        if (!patient.HasDatabase)
        {
            return [HealthFinding.Broken("not run: there is no database", "see the check of the database")];
        }

        if (patient.Credentials.Credentials is not { Url.Length: > 0 } credentials)
        {
            return [HealthFinding.Broken("not run: there is no login for the Local API", "see the check of the Local API")];
        }

        var store = await patient.StoreAsync(cancellationToken).ConfigureAwait(false);
        var name = $"doctor-{Random.Shared.Next(0x10000):x4}";
        var key = BouncerKey.Generate();
        await store.Bouncers.AddAsync(new Bouncer { Name = name, KeyHash = BouncerKey.Hash(key) }, cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(patient, credentials, key, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException e)
        {
            return [HealthFinding.Broken($"the live test ended early: {e.Message}", "see the check of the Local API")];
        }
        finally
        {
            await ForgetAsync(store, name).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, ApiCredentials credentials, string key, CancellationToken cancellationToken)
    {
        using var machine = LocalApiClients.ForMachine(patient, credentials);
        using var bouncer = LocalApiClients.ForBouncer(patient, credentials, key);
        var address = $"192.0.2.{Random.Shared.Next(1, 255)}";
        await FirstPullAsync(patient, bouncer, cancellationToken).ConfigureAwait(false);
        var started = patient.Clock.GetTimestamp();
        var ids = await machine.AddAlertsAsync([Ban(patient, address)], cancellationToken).ConfigureAwait(false);
        if (ids.Count == 0)
        {
            return [HealthFinding.Warning($"{address} is on an allowlist: nothing is to be seen", "take the range 192.0.2.0/24 off the allowlists, it belongs to nobody")];
        }

        try
        {
            var told = await IsToldAsync(patient, bouncer, address, isEnd: false, cancellationToken).ConfigureAwait(false);
            var findings = new List<HealthFinding>
            {
                told ? HealthFinding.Fine($"a decision on {address} reached a bouncer after {patient.Clock.GetElapsedTime(started).TotalMilliseconds:0} ms")
                    : HealthFinding.Broken($"a decision on {address} was stored, and a bouncer was not told of it within {Patience.TotalSeconds:0} s", "look into the log of the Local API"),
            };
            await machine.DeleteDecisionsAsync(new DecisionQuery { Ip = address }, cancellationToken).ConfigureAwait(false);
            if (told)
            {
                findings.Add(await IsToldAsync(patient, bouncer, address, isEnd: true, cancellationToken).ConfigureAwait(false)
                    ? HealthFinding.Fine("and its end, too")
                    : HealthFinding.Broken($"the decision was taken back, and a bouncer was not told of it within {Patience.TotalSeconds:0} s", "look into the log of the Local API"));
            }

            return findings;
        }
        finally
        {
            await CleanAsync(machine, ids).ConfigureAwait(false);
        }
    }

    /// <summary>A key that was made a moment ago may not be known at once.</summary>
    private static async Task FirstPullAsync(Patient patient, BouncerClient bouncer, CancellationToken cancellationToken)
    {
        var started = patient.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                await bouncer.PullAsync(isStartup: true, "", static _ => { }, static _ => { }, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ApiClientException e) when (e.Status == System.Net.HttpStatusCode.Forbidden && patient.Clock.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause, patient.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<bool> IsToldAsync(Patient patient, BouncerClient bouncer, string address, bool isEnd, CancellationToken cancellationToken)
    {
        var started = patient.Clock.GetTimestamp();
        var told = false;
        void Look(Decision decision) => told |= decision.Value == address;
        while (!told && patient.Clock.GetElapsedTime(started) < Patience)
        {
            await bouncer.PullAsync(isStartup: false, "", isEnd ? static _ => { } : Look, isEnd ? Look : static _ => { }, cancellationToken).ConfigureAwait(false);
            if (!told)
            {
                await Task.Delay(Pause, patient.Clock, cancellationToken).ConfigureAwait(false);
            }
        }

        return told;
    }

    private static Alert Ban(Patient patient, string address)
    {
        var now = Foundation.Values.GoTime.Now(patient.Clock).ToRfc3339Nano();
        return new Alert
        {
            Scenario = "doctor/live-test",
            Message = "live test of cscli doctor",
            Kind = "cscli",
            EventsCount = 1,
            Leakspeed = "0",
            StartAt = now,
            StopAt = now,
            Remediation = true,
            Source = new Source { Scope = DecisionScopes.Ip, Value = address, Ip = address },
            Decisions = [new Decision { Duration = "1m", Origin = DecisionOrigins.Manual, Scenario = "doctor/live-test", Scope = DecisionScopes.Ip, Type = "ban", Value = address }],
        };
    }

    /// <summary>The alert goes too. Deleting alerts may be forbidden from here; the decision has ended by then, or ends within a minute.</summary>
    private static async Task CleanAsync(LocalApiClient machine, IReadOnlyList<long> ids)
    {
        using var timeout = new CancellationTokenSource(PatienceOfCleaner);
        foreach (var id in ids)
        {
            try
            {
                await machine.DeleteAlertAsync(id, timeout.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ApiClientException or OperationCanceledException)
            {
            }
        }
    }

    private static async Task ForgetAsync(IStore store, string name)
    {
        using var timeout = new CancellationTokenSource(PatienceOfCleaner);
        await store.Bouncers.DeleteAsync(name, timeout.Token).ConfigureAwait(false);
    }
}

using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Who keeps attackers out. Without bouncers there are decisions, and nobody who carries them out.</summary>
internal sealed class BouncersCheck : IHealthCheck
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    public string Name => "bouncers";

    public string Title => "Bouncers";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (!patient.HasDatabase)
        {
            return [];
        }

        var store = await patient.StoreAsync(cancellationToken).ConfigureAwait(false);
        var bouncers = await store.Bouncers.ListAsync(cancellationToken).ConfigureAwait(false);
        var now = patient.Clock.GetUtcNow().UtcDateTime;
        return bouncers.Count > 0
            ? [.. bouncers.Select(b => Look(b, now))]
            : [HealthFinding.Broken("no bouncer is registered: attackers are found, and nobody keeps them out", "install a bouncer for your firewall or web server, and register it with 'cscli bouncers add NAME'")];
    }

    private static HealthFinding Look(Bouncer bouncer, DateTime now)
    {
        var who = bouncer.Type.Length > 0 ? $"{bouncer.Name} ({bouncer.Type})" : bouncer.Name;
        if (bouncer.Revoked)
        {
            return HealthFinding.Warning($"{who} is revoked: it is told nothing", $"'cscli bouncers delete {bouncer.Name}' and add it again");
        }

        if (bouncer.LastPull is not { } pull)
        {
            return HealthFinding.Warning($"{who} never asked for decisions", "start it; check the URL and the key in its configuration");
        }

        var since = GoDuration.FromTimeSpan(now - pull).Truncate(new GoDuration(GoDuration.Second));
        return now - pull <= Silence
            ? HealthFinding.Fine($"{who} asked {since} ago")
            : HealthFinding.Warning($"{who} has not asked for {since}: it may not know the latest decisions", $"look whether it runs; 'cscli bouncers delete {bouncer.Name}' if it is gone for good");
    }
}

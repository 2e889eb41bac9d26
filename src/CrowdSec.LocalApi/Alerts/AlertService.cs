using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Allowlists;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.LocalApi.Profiles;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>What log processors push, from the request to the database.</summary>
internal sealed class AlertService : IEndpoints
{
    private static readonly string[] Loopback = ["127.0.0.0/8", "::1/128"];

    private readonly AlertEndpoints _endpoints;

    /// <exception cref="FormatException">The profiles have mistakes; the message tells all of them.</exception>
    public AlertService(ApiServices services, AllowlistIndex allowlists, IDecisionPublisher publisher)
    {
        var (store, clock, log) = (services.Store, services.Clock, services.Log);
        var preparation = new AlertPreparation(LoadProfiles(services), allowlists, clock, log);
        var ingest = new AlertIngest(preparation, store.Alerts, publisher, new AlertLog(Own(services), log), log);
        _endpoints = new AlertEndpoints(ingest, store.Alerts, services.SignsOfLife, clock);
    }

    public void Map(IEndpointRouteBuilder routes) => _endpoints.Map(routes);

    private static ProfileSet LoadProfiles(ApiServices services)
    {
        var (path, language) = (services.Options.Server.ProfilesPath, services.Options.ProfileLanguage);
        if (path.Length == 0 || language is null)
        {
            services.Log.Warning("no profiles: alerts are stored, but do not lead to decisions (set api.server.profiles_path)");
            return new ProfileSet([], services.Log);
        }

        var findings = new DiagnosticBag();
        var profiles = ProfileSet.Load(path, language, new StoredOffences(services.Store.Decisions), services.Clock, services.Log, findings);
        if (findings.HasErrors)
        {
            throw new FormatException(string.Join('\n', findings.Where(static f => f.Severity == Severity.Error)));
        }

        foreach (var finding in findings)
        {
            services.Log.Warning(finding.ToString());
        }

        return profiles;
    }

    private static IpRangeSet Own(ApiServices services)
    {
        var ranges = new List<IpRange>();
        foreach (var entry in Loopback.Concat(services.Options.Server.TrustedIps))
        {
            if (IpRange.TryParseAddressOrRange(entry, out var range))
            {
                ranges.Add(range.Unmap());
            }
        }

        return new IpRangeSet(ranges);
    }
}

using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Tests.Storage;

/// <summary>Things to store.</summary>
internal static class Samples
{
    public static Machine Machine(string name = "m1") => new() { MachineId = name, PasswordHash = "$2a$10$x", IpAddress = "127.0.0.1", IsValidated = true };

    public static NewDecision Decision(string value, DateTime until, string origin = "crowdsec", string scenario = "test/ssh-bf", string type = "ban", string? scope = null)
    {
        IpRange? range = IpRange.TryParseAddressOrRange(value, out var parsed) ? parsed : null;
        return new(Guid.NewGuid(), origin, type, scope ?? (range is null ? "username" : value.Contains('/') ? "Range" : "Ip"), value, scenario, false, until, range);
    }

    public static NewAlert Alert(DateTime now, params IReadOnlyList<NewDecision> decisions) => Alert(now, "test/ssh-bf", decisions);

    public static NewAlert Alert(DateTime now, string scenario, IReadOnlyList<NewDecision> decisions, Action<Alert>? change = null)
    {
        var alert = new Alert
        {
            Uuid = Guid.NewGuid().ToString(),
            Scenario = scenario,
            ScenarioHash = "abc",
            ScenarioVersion = "0.3",
            Message = $"Ip 192.0.2.1 performed '{scenario}'",
            Kind = "crowdsec",
            EventsCount = 6,
            Capacity = 5,
            Leakspeed = "10s",
            Remediation = true,
            Source = new Source { Scope = "Ip", Value = "192.0.2.1", Ip = "192.0.2.1", Range = "192.0.2.0/24", AsNumber = "64500", AsName = "Example", Cn = "FR", Latitude = 48.8f, Longitude = 2.3f },
            Events = [new AlertEvent("2026-07-24T11:59:59Z", [new MetaItem("source_ip", "192.0.2.1"), new MetaItem("service", "ssh")])],
            Meta = [new MetaItem("target_user", "[\"root\"]")],
        };
        change?.Invoke(alert);
        return new(alert, now.AddSeconds(-3), now.AddSeconds(-1), decisions);
    }

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var result = new List<T>();
        await foreach (var item in items)
        {
            result.Add(item);
        }

        return result;
    }
}

using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Decisions;
using Xunit;

namespace CrowdSec.Tests.Storage;

public sealed class AlertFilterTests
{
    private static readonly DateTime Now = new(2026, 7, 24, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Name of a filter, and the alerts it lets through: see <see cref="FillAsync"/>.</summary>
    private static readonly (string Name, AlertFilter Filter, string Expected)[] Cases =
    [
        ("none", new(), "ssh http none list old range6"),
        ("scenario of the alert", new() { Scenario = "t/ssh" }, "ssh"),
        ("scenario of a decision", new() { Scenario = "t/of-decision" }, "http"),
        ("scope", new() { Scope = "Range" }, "range6"),
        ("value", new() { Value = "192.0.2.9" }, "http"),
        ("address", new() { Range = Range("192.0.2.1") }, "ssh"),
        ("address in a range", new() { Range = Range("2001:db8:1::5") }, "range6"),
        ("inside of a range", new() { Range = Range("192.0.0.0/16"), Contains = false }, "ssh http"),
        ("inside of a v6 range", new() { Range = Range("2001:db8::/32"), Contains = false }, "range6"),
        ("mapped address", new() { Range = Range("::ffff:192.0.2.1") }, "ssh"),
        ("since", new() { Since = Now.AddHours(-1) }, "ssh http none list range6"),
        ("until", new() { Until = Now.AddHours(-1) }, "old"),
        ("created before", new() { CreatedBefore = Now.AddHours(-1) }, ""),
        ("decision type", new() { DecisionType = "captcha" }, "http"),
        ("origin", new() { Origin = "lists", IncludeLists = false }, "list"),
        ("without lists", new() { IncludeLists = false }, "ssh http none old range6"),
        ("active", new() { HasActiveDecision = true }, "ssh http list range6"),
        ("without any decision", new() { HasActiveDecision = false }, "none"),
        ("kind", new() { Kind = "manual" }, "none"),
        ("not simulated", new() { IncludeSimulated = false }, "ssh http none list range6"),
        ("several", new() { Scenario = "t/ssh", Range = Range("192.0.2.1"), IncludeLists = false, HasActiveDecision = true, Since = Now.AddHours(-1) }, "ssh"),
    ];

    [Theory]
    [EachDatabase]
    public async Task Filters_let_through_what_they_say(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await FillAsync(test.Store.Alerts);
        foreach (var (name, filter, expected) in Cases)
        {
            var found = await test.Store.Alerts.FindAsync(filter with { Ascending = true }, TestContext.Current.CancellationToken).ToListAsync();
            Assert.Equal($"{name}: {expected}", $"{name}: {string.Join(' ', found.Select(static a => a.Message))}");
        }
    }

    private static IpRange Range(string text) => IpRange.TryParseAddressOrRange(text, out var range) ? range : throw new ArgumentException(text);

    private static async Task FillAsync(IAlertStore store)
    {
        var hour = Now.AddHours(1);
        await store.AddAsync(
            "m1",
            [
                Make("ssh", "t/ssh", "192.0.2.1", "Ip", [Samples.Decision("192.0.2.1", hour)]),
                Make("http", "t/http", "192.0.2.9", "Ip", [Samples.Decision("192.0.2.9", hour, scenario: "t/of-decision", type: "captcha")]),
                Make("none", "t/none", "x", "username", [], "manual"),
                Make("list", "update", "", "lists:x", [Samples.Decision("198.51.100.1", hour, "lists"), Samples.Decision("198.51.100.2", hour, "lists")]),
                Make("old", "t/old", "203.0.113.1", "Ip", [Samples.Decision("203.0.113.1", Now.AddHours(-1))], simulated: true) with { StartedAt = Now.AddDays(-1) },
                Make("range6", "t/six", "2001:db8:1::/48", "Range", [Samples.Decision("2001:db8:1::/48", hour)]),
            ],
            TestContext.Current.CancellationToken);
    }

    private static NewAlert Make(string name, string scenario, string value, string scope, NewDecision[] decisions, string kind = "crowdsec", bool simulated = false) =>
        Samples.Alert(Now, scenario, decisions, a =>
        {
            a.Message = name;
            a.Kind = kind;
            a.Simulated = simulated;
            (a.Source.Value, a.Source.Scope) = (value, scope);
        });
}

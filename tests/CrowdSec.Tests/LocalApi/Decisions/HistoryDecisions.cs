using CrowdSec.Storage.Decisions;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>Decisions of random histories: few values, so that they meet.</summary>
internal static class HistoryDecisions
{
    private static readonly (string Scope, string Value)[] Values =
    [
        ("Ip", "192.0.2.1"), ("Ip", "192.0.2.2"), ("Ip", "192.0.2.1"), ("Range", "192.0.2.0/24"), ("Range", "192.0.2.1/32"), ("Ip", "2001:db8::1"), ("Ip", "2001:DB8:0::1"), ("Ip", "::ffff:192.0.2.1"),
        ("Range", "2001:db8::/32"), ("Country", "FR"), ("session", "192.0.2.1"), ("Range", "192.0.2.7/24"),
    ];

    private static readonly string[] Types = ["ban", "ban", "ban", "captcha"];
    private static readonly string[] Origins = ["crowdsec", "CAPI", "cscli"];
    private static readonly string[] Scenarios = ["test/one", "test/two"];

    public static StoredDecision One(HistoryStep step, DateTime now)
    {
        var (scope, value) = Values[step.A % Values.Length];
        var seconds = step.B % 5 == 0 ? step.B % 20_000 : (step.B % 20) * 10;
        return DecisionDatabase.Decision(value, now.AddSeconds(seconds), scope, Types[step.C % 4], Origins[step.C / 4 % 3], Scenarios[step.C / 12 % 2], step.C / 24 % 8 == 0);
    }

    public static Func<StoredDecision, bool> Some(HistoryStep step) => (step.A % 5) switch
    {
        0 => row => row.Value == Values[step.B % Values.Length].Value,
        1 => row => row.Origin == Origins[step.B % 3],
        2 => row => row.Type == Types[step.B % 4],
        3 => row => row.Scope == Values[step.B % Values.Length].Scope,
        _ => static _ => true,
    };
}

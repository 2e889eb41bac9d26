namespace CrowdSec.Tests.LocalApi.Fakes;

/// <summary>Bodies for /v1/usage-metrics, which is the route that both machines and bouncers may call.</summary>
internal static class Reports
{
    public const string Path = "/v1/usage-metrics";

    private const string Common =
        """ "version":"v1.1.0","os":{"name":"debian","version":"12"},"feature_flags":["a","b"],"utc_startup_timestamp":1700000000,"metrics":[{"meta":{"window_size_seconds":900,"utc_now_timestamp":1700000900},"items":[{"name":"dropped","value":12,"unit":"request","labels":{"origin":"CAPI","ip_type":"ipv4"}}]}]""";

    public const string OfBouncer = "{\"remediation_components\":[{\"type\":\"crowdsec-nginx-bouncer\"," + Common + "}]}";

    public const string OfMachine =
        "{\"log_processors\":[{\"hub_items\":{\"parsers\":[{\"name\":\"a/b\",\"version\":\"1.0\",\"status\":\"official\"}]},\"datasources\":{\"file\":2}," + Common + "}]}";
}

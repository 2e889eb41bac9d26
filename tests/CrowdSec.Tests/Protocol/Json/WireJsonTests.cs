using System.Text;
using System.Text.Json;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Machines;
using CrowdSec.Protocol.Metrics;
using Xunit;

namespace CrowdSec.Tests.Protocol.Json;

public sealed class WireJsonTests
{
    private const string Stored =
        """{"capacity":5,"created_at":"2026-07-24T12:00:01Z","decisions":[{"duration":"3h59m","id":42,"origin":"crowdsec","scenario":"a/b","scope":"Ip","simulated":false,"type":"ban","value":"192.0.2.1"}],"events":[{"meta":[{"key":"k","value":"v"}],"timestamp":"2026-07-24 12:00:00 +0000 UTC"}],"events_count":6,"id":17,"kind":"crowdsec","labels":null,"leakspeed":"10s","machine_id":"m1","message":"Ip 192.0.2.1","meta":[{"key":"target_user","value":"[\"root\"]"}],"remediation":true,"scenario":"a/b","scenario_hash":"h","scenario_version":"0.3","simulated":false,"source":{"as_name":"Example","as_number":"64500","cn":"FR","ip":"192.0.2.1","latitude":48.8,"longitude":-2.3,"range":"192.0.2.0/24","scope":"Ip","value":"192.0.2.1"},"start_at":"s","stop_at":"t","uuid":"u"}""";

    private const string Sent =
        """{"capacity":0,"decisions":null,"events":[],"events_count":0,"labels":null,"leakspeed":"","message":"","scenario":"","scenario_hash":"","scenario_version":"","simulated":false,"source":{"scope":"","value":""},"start_at":"","stop_at":""}""";

    [Fact]
    public void A_stored_alert_comes_back_byte_for_byte()
    {
        var alert = WireJsonReader.ReadAlert(Encoding.UTF8.GetBytes(Stored));
        Assert.Equal(Stored, Text(json => WireJson.WriteAlert(json, alert, AlertForm.Stored)));
    }

    [Fact]
    public void What_is_empty_is_left_out_or_null()
    {
        Assert.Equal(Sent, Text(static json => WireJson.WriteAlert(json, new Alert(), AlertForm.Sent)));
        Assert.Equal(Sent.Replace("\"events\":[]", "\"events\":null", StringComparison.Ordinal), Text(static json => WireJson.WriteAlert(json, new Alert(), AlertForm.Stored)));
        Assert.Equal("null", Text(static json => WireJson.WriteAlerts(json, [], AlertForm.Stored)));
        Assert.Equal("[]", Text(static json => WireJson.WriteAlerts(json, [], AlertForm.Sent)));
        Assert.Equal("null", Text(static json => WireJson.WriteDecisions(json, [])));
        Assert.Equal("{}", Text(static json => WireJson.WriteAllowlistCheck(json, new AllowlistCheck(false, ""))));
    }

    [Theory]
    [InlineData("<a>&\"\\/", "\\u003ca\\u003e\\u0026\\\"\\\\/")]
    [InlineData("\b\f\n\r\t\u0000\u001f\u007f", "\\b\\f\\n\\r\\t\\u0000\\u001f\u007f")]
    [InlineData("é 日本 😀 '+`", "é 日本 😀 '+`")]
    [InlineData("a\u2028b\u2029c", "a\\u2028b\\u2029c")]
    public void Text_is_escaped_as_in_the_reference(string value, string expected)
    {
        var json = Text(json => WireJson.WriteMessage(json, value));
        Assert.Equal($"{{\"message\":\"{expected}\"}}", json);
        Assert.Equal(expected, Text(json => json.WriteStringValue(Encoding.UTF8.GetBytes(value)))[1..^1]);
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_replaced()
    {
        Assert.Equal("""{"message":"\ufffdx😀"}""", Text(static json => WireJson.WriteMessage(json, "\ud800x😀")));
        Assert.Equal("""{"message":"😀\ufffd"}""", Text(static json => WireJson.WriteMessage(json, "😀\udc00")));
    }

    [Theory]
    [InlineData(48.8f, "48.8")]
    [InlineData(0.1f, "0.1")]
    [InlineData(-122.33f, "-122.33")]
    [InlineData(1e-7f, "1e-7")]
    public void Coordinates_have_the_digits_of_a_float(float value, string expected) =>
        Assert.Contains($"\"latitude\":{expected},", Text(json => WireJson.WriteAlert(json, new Alert { Source = new Source { Latitude = value } }, AlertForm.Sent)), StringComparison.Ordinal);

    [Fact]
    public void Everything_unknown_null_or_oddly_named_is_tolerated()
    {
        var alert = WireJsonReader.ReadAlert("""{"new_thing":{"a":[1,{"b":null}]},"Scenario":"s","decisions":null,"events":[null,{"meta":null,"timestamp":"t","x":1}],"sourc\u0065":{"Value":"v","scope":null},"capacity":-1}"""u8);
        Assert.Equal(("s", -1, 0, "v", ""), (alert.Scenario, alert.Capacity, alert.Decisions.Count, alert.Source.Value, alert.Source.Scope));
        Assert.Equal("t", Assert.Single(alert.Events).Timestamp);
        Assert.Empty(WireJsonReader.ReadAlerts("null"u8));
        Assert.Empty(WireJsonReader.ReadDecisions(" null "u8));
    }

    [Fact]
    public void What_is_missing_is_noted_with_its_place()
    {
        var violations = new List<string>();
        WireJsonReader.ReadAlerts(Encoding.UTF8.GetBytes($"[{Stored},{Stored.Replace("\"scenario\":\"a/b\",\"scenario_hash\"", "\"scenario_hash\"", StringComparison.Ordinal).Replace("\"scope\":\"Ip\",\"value\":\"192.0.2.1\"}", "\"scope\":\"Ip\"}", StringComparison.Ordinal)}]"), violations: violations);
        Assert.Equal(["1.source.value in body is required", "1.scenario in body is required"], violations);
        violations.Clear();
        WireJsonReader.ReadLogin("""{"machine_id":"m"}"""u8, violations);
        Assert.Equal(["password in body is required"], violations);
    }

    [Theory]
    [InlineData("", "EOF")]
    [InlineData(" \n", "EOF")]
    [InlineData("{", "json: the value must be an array")]
    [InlineData("[{", "unexpected EOF")]
    [InlineData("[{\"scenario\":\"x", "unexpected EOF")]
    [InlineData("[{\"capacity\":\"x\"}]", "'0.capacity' must be a whole number of 32 bits")]
    [InlineData("[{\"capacity\":3000000000}]", "'0.capacity'")]
    [InlineData("[{\"source\":{\"latitude\":\"1\"}}]", "'0.source.latitude' must be a number")]
    [InlineData("[{\"events\":{}}]", "'0.events' must be an array")]
    [InlineData("[] x", "invalid character 'x' (at byte 3)")]
    [InlineData("[\n{]", "invalid character ']' (at byte 3)")]
    [InlineData("[\u0001]", "invalid character '\\x01' (at byte 1)")]
    [InlineData("[{\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}]", "depth")]
    [InlineData("[{},{},{},{},{},{}]", "more elements")]
    public void What_cannot_be_read_is_told(string text, string expected)
    {
        var error = Assert.Throws<WireFormatException>(() => WireJsonReader.ReadAlerts(Encoding.UTF8.GetBytes(text), new WireLimits(Items: 5)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_become_replacement_characters()
    {
        Assert.Equal("a\ufffdb", WireJsonReader.ReadAlert([.. "{\"scenario\":\"a"u8, 0xff, .. "b\"}"u8]).Scenario);
        Assert.Equal("\ufffd\n\"x", WireJsonReader.ReadAlert("{\"scenario\":\"\\ud800\\n\\\"x\"}"u8).Scenario);
    }

    [Fact]
    public void Log_in_and_small_answers()
    {
        var login = WireJsonReader.ReadLogin("""{"machine_id":"m1","password":"p","scenarios":["a","b"]}"""u8);
        Assert.Equal("""{"machine_id":"m1","password":"p","scenarios":["a","b"]}""", Text(json => WireJson.WriteLogin(json, login)));
        Assert.Equal("""{"code":200,"expire":"e","token":"t"}""", Text(static json => WireJson.WriteLoginAnswer(json, new LoginAnswer(200, "e", "t"))));
        Assert.Equal("""{"machine_id":"m","password":"p"}""", Text(static json => WireJson.WriteRegistration(json, new RegistrationRequest("m", "p"))));
        Assert.Equal("""{"code":401,"message":"no"}""", Text(static json => WireJson.WriteCodeAndMessage(json, 401, "no")));
        Assert.Equal("""["17","18"]""", Text(static json => WireJson.WriteIds(json, [17, 18])));
        Assert.Equal([17, 18], WireJsonReader.ReadIds("""["17","18"]"""u8));
        Assert.Equal("""{"nbDeleted":"3"}""", Text(static json => WireJson.WriteDeleted(json, 3)));
        Assert.Equal(3, WireJsonReader.ReadDeleted("""{"nbDeleted":"3"}"""u8));
        Assert.Equal("no", WireJsonReader.ReadMessage("""{"code":401,"message":"no"}"""u8));
        Assert.Equal("", WireJsonReader.ReadMessage("<html>"u8));
    }

    [Fact]
    public void A_decision_has_what_is_known_of_it()
    {
        const string Full = """{"duration":"4h","id":1,"origin":"cscli","scenario":"s","scope":"Ip","simulated":false,"type":"ban","until":"u","uuid":"w","value":"192.0.2.1"}""";
        Assert.Equal(Full, Text(static json => WireJson.WriteDecision(json, WireJsonReader.ReadDecision(Encoding.UTF8.GetBytes(Full)))));
        Assert.Equal("""{"duration":"","origin":"","scenario":"","scope":"","type":"","value":""}""", Text(static json => WireJson.WriteDecision(json, new Decision())));
    }

    [Fact]
    public void Allowlists_come_back_byte_for_byte()
    {
        const string Lists = """[{"allowlist_id":"i","console_managed":true,"created_at":"c","description":"d","items":[{"created_at":"c","description":"HQ","expiration":"0001-01-01T00:00:00.000Z","value":"192.0.2.0/24"}],"name":"n","updated_at":"u"},{"items":null,"name":"m"}]""";
        Assert.Equal(Lists, Text(static json => WireJson.WriteAllowlists(json, WireJsonReader.ReadAllowlists(Encoding.UTF8.GetBytes(Lists)))));
        const string Matches = """{"results":[{"allowlists":["a from b"],"target":"192.0.2.1"}]}""";
        Assert.Equal(Matches, Text(static json => WireJson.WriteAllowlistMatches(json, WireJsonReader.ReadAllowlistMatches(Encoding.UTF8.GetBytes(Matches)))));
        Assert.Equal("""{"targets":["x"]}""", Text(static json => WireJson.WriteAllowlistTargets(json, WireJsonReader.ReadAllowlistTargets("""{"targets":["x"]}"""u8))));
    }

    [Fact]
    public void Usage_reports_come_back_byte_for_byte()
    {
        const string Report = """{"log_processors":[{"feature_flags":[],"metrics":[],"os":{"family":"f","name":"debian","version":"12"},"utc_startup_timestamp":5,"version":"v1","datasources":{"file":2},"hub_items":{"parsers":[{"name":"a/b","status":"official","version":"0.1"}]},"last_push":7,"name":"m"}],"remediation_components":[{"feature_flags":["x"],"metrics":[{"items":[{"labels":{"origin":"CAPI"},"name":"dropped","unit":"request","value":12},{"name":"p","unit":"r","value":0.5}],"meta":{"utc_now_timestamp":9,"window_size_seconds":900}}],"utc_startup_timestamp":1,"version":"v2","last_pull":3,"name":"b","type":"t"}]}""";
        var violations = new List<string>();
        Assert.Equal(Report, Text(json => WireJson.WriteUsageReport(json, WireJsonReader.ReadUsageReport(Encoding.UTF8.GetBytes(Report), violations))));
        Assert.Empty(violations);
        WireJsonReader.ReadUsageReport(Encoding.UTF8.GetBytes($$"""{"remediation_components":[{"version":"{{new string('v', 256)}}","os":{"name":"n"},"metrics":[{"items":[{"name":"x"}]}]}]}"""), violations);
        Assert.Equal(
            [
                "remediation_components.0.version in body should be at most 255 chars long",
                "remediation_components.0.os.version in body is required",
                "remediation_components.0.metrics.0.items.0.unit in body is required",
                "remediation_components.0.metrics.0.items.0.value in body is required",
                "remediation_components.0.metrics.0.meta in body is required",
                "remediation_components.0.utc_startup_timestamp in body is required",
            ],
            violations);
    }

    private static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(WireJson.ToUtf8(write, static (json, write) => write(json)).Span);
}

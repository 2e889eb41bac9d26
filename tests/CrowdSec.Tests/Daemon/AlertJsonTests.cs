using System.Text.Json;
using CrowdSec.Daemon.Replay;
using CrowdSec.Protocol.Alerts;
using Xunit;

namespace CrowdSec.Tests.Daemon;

public sealed class AlertJsonTests
{
    [Fact]
    public void The_report_has_no_word_of_what_only_a_local_api_gives()
    {
        var alert = new Alert { Id = 5, Uuid = "u", MachineId = "m", CreatedAt = "c", Scenario = "a/b", Meta = [new MetaItem("k", "<v>")] };
        Assert.Equal(
            """{"scenario":"a/b","scenario_hash":"","scenario_version":"","message":"","kind":"","events_count":0,"capacity":0,"leakspeed":"","start_at":"","stop_at":"","simulated":false,"remediation":false,"source":{"as_name":"","as_number":"","cn":"","ip":"","latitude":0,"longitude":0,"range":"","scope":"","value":""},"events":[],"meta":[{"key":"k","value":"\u003Cv\u003E"}]}""",
            JsonSerializer.Serialize(alert, AlertJson.Report));
    }
}

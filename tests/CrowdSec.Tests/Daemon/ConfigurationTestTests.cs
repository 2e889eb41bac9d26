using CrowdSec.Tests.Engine.Hub;
using Xunit;

namespace CrowdSec.Tests.Daemon;

public sealed class ConfigurationTestTests
{
    private const string GoodScenario = "type: trigger\nname: me/door-bf\ndescription: x\nfilter: evt.Meta.log_type == 'knock'\nlabels:\n  remediation: true\n";

    [Fact]
    public async Task A_right_configuration_passes_and_is_silent_at_error_level()
    {
        using var hub = Installed(GoodScenario);
        var config = WriteAgentConfig(hub);
        var run = await DaemonRun.Of("-c", config, "-t", "-info");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("level=info msg=\"Configuration test done\"", run.Err, StringComparison.Ordinal);
        var quiet = await DaemonRun.Of("-c", config, "-t", "-error");
        Assert.Equal((0, "", ""), (quiet.ExitCode, quiet.Out, quiet.Err));
    }

    [Fact]
    public async Task Mistakes_of_the_configuration_are_listed_together()
    {
        using var hub = Installed(GoodScenario);
        var run = await DaemonRun.Of("-c", WriteConfig(hub, "crowdsec_servce: {}\ncommon:\n  log_level: loud\n"), "-t");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: unknown key 'crowdsec_servce' (did you mean 'crowdsec_service'?)\n", run.Err, StringComparison.Ordinal);
        Assert.Contains("error: 'log_level' is 'loud'", run.Err, StringComparison.Ordinal);
        Assert.Contains("level=fatal msg=\"there are 2 mistakes in the configuration, see above\"", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_of_items_are_listed_together()
    {
        using var hub = Installed("type: leaky\nname: me/door-bf\ndescription: x\nfilter: evt.Nobody == 1\ncapacity: -5\n");
        var run = await DaemonRun.Of("-c", WriteAgentConfig(hub), "-t");
        Assert.Equal(1, run.ExitCode);
        Assert.True(run.Err.Split('\n').Count(static l => l.Contains("door-bf.yaml:", StringComparison.Ordinal)) >= 2, run.Err);
    }

    [Fact]
    public async Task Feature_flags_are_known_or_warned_about()
    {
        using var hub = Installed(GoodScenario);
        File.WriteAllText(Path.Combine(hub.Places.InstallDirectory, "feature.yaml"), "- re2_grok_support\n- flying\n");
        var run = await DaemonRun.Of("-c", WriteAgentConfig(hub), "-t");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Enabled feature flags: re2_grok_support", run.Err, StringComparison.Ordinal);
        Assert.Contains("feature.yaml:2:3: warning: unknown feature 'flying' (it is ignored)\n", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_services_off_is_refused()
    {
        using var hub = Installed(GoodScenario);
        var run = await DaemonRun.Of("-c", WriteConfig(hub, ""), "-no-api", "-no-cs");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("you must run at least the API Server or crowdsec", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_configuration_says_what_to_do()
    {
        var run = await DaemonRun.Of("-c", "/nonexistent/config.yaml", "-t");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/nonexistent/config.yaml: error: cannot read the file", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_of_all_parts_are_listed_together()
    {
        using var hub = Installed("type: leaky\nname: me/door-bf\ndescription: x\nfilter: evt.Nobody == 1\nleakspeed: 1s\ncapacity: 3\n");
        var config = WriteAgentConfig(hub);
        File.Delete(Path.Combine(hub.Places.InstallDirectory, "credentials.yaml"));
        File.WriteAllText(Path.Combine(hub.Places.InstallDirectory, "acquis.yaml"), "filename: /nonexistent\nlables: {type: syslog}\n");
        var run = await DaemonRun.Of("-c", config, "-t");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("missing local API credentials for crowdsec agent, abort", run.Err, StringComparison.Ordinal);
        Assert.Contains("door-bf.yaml:4", run.Err, StringComparison.Ordinal);
        Assert.Contains("acquis.yaml:2", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_index_does_not_hide_other_mistakes()
    {
        using var hub = Installed(GoodScenario);
        var config = WriteAgentConfig(hub);
        File.Delete(Path.Combine(hub.Places.HubDirectory, ".index.json"));
        File.WriteAllText(Path.Combine(hub.Places.InstallDirectory, "acquis.yaml"), "filename: /nonexistent\n");
        var run = await DaemonRun.Of("-c", config, "-t");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("unable to read index file", run.Err, StringComparison.Ordinal);
        Assert.Contains("acquis.yaml:1", run.Err, StringComparison.Ordinal);
    }

    private static HubFixture Installed(string scenario)
    {
        var hub = new HubFixture();
        hub.Write("scenarios/me/door-bf.yaml", scenario);
        hub.Reindex();
        hub.Link("scenarios/me/door-bf.yaml", "scenarios/door-bf.yaml");
        return hub;
    }

    /// <summary>A log processor whose Local API is elsewhere.</summary>
    private static string WriteAgentConfig(HubFixture hub)
    {
        var (acquisition, credentials) = (Path.Combine(hub.Places.InstallDirectory, "acquis.yaml"), Path.Combine(hub.Places.InstallDirectory, "credentials.yaml"));
        File.WriteAllText(acquisition, "filename: /var/log/door.log\nlabels: {type: door}\n");
        File.WriteAllText(credentials, "url: http://127.0.0.1:1/\nlogin: me\npassword: secret\n");
        return WriteConfig(hub, $"crowdsec_service: {{acquisition_path: {acquisition}}}\napi: {{client: {{credentials_path: {credentials}}}}}\n");
    }

    private static string WriteConfig(HubFixture hub, string more)
    {
        var path = Path.Combine(hub.Places.InstallDirectory, "config.yaml");
        File.WriteAllText(path, $"config_paths:\n  data_dir: {hub.Places.DataDirectory}\n  hub_dir: {hub.Places.HubDirectory}\n{more}");
        return path;
    }
}

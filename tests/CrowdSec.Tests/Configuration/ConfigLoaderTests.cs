using Xunit;

namespace CrowdSec.Tests.Configuration;

public sealed class ConfigLoaderTests
{
    [Fact]
    public void Defaults_follow_the_file()
    {
        using var fixture = new ConfigFixture();
        var config = fixture.Load("config_paths:\n  data_dir: /data\ncrowdsec_service: {}\n")!;

        Assert.Empty(fixture.Findings);
        Assert.Equal(fixture.Root, config.Paths.ConfigDirectory);
        Assert.Equal(Path.Combine(fixture.Root, "hub", ".index.json"), config.Paths.IndexPath);
        Assert.Equal(Path.Combine(fixture.Root, "patterns"), config.Paths.PatternDirectory);
        Assert.True(config.LogProcessor!.Enabled);
        Assert.Equal(1, config.LogProcessor.ParserRoutines);
        Assert.Null(config.ApiServer);
        Assert.Equal("info", config.Common.LogLevel);
    }

    [Fact]
    public void Every_mistake_is_reported_at_once_with_its_place()
    {
        using var fixture = new ConfigFixture();
        Assert.Null(fixture.Load("""
            common:
              log_levle: info
              log_media: paper
            config_paths:
              config_dir: /etc/x
            crowdsec_service:
              parser_routines: many
            api:
              server:
                listen_uri: 127.0.0.1:8080
                trusted_ips: 127.0.0.1
            extra: 1
            """));
        Assert.Equal(
            [
                "config.yaml:3:14: error: 'log_media' is 'paper' (use one of: stdout, file, syslog)",
                "config.yaml:2:3: error: unknown key 'log_levle' (did you mean 'log_level'?)",
                "config.yaml:5:3: error: 'config_paths.data_dir' is missing (add e.g. 'data_dir: /var/lib/crowdsec/data/')",
                "config.yaml:7:20: error: 'parser_routines' is 'many' (it must be a whole number)",
                "config.yaml:11:18: error: 'trusted_ips' is a scalar (it must be a list of strings)",
                "config.yaml:10:5: error: 'api.server.profiles_path' is missing (add e.g. 'profiles_path: /etc/crowdsec/profiles.yaml')",
            ],
            fixture.Messages.Take(6));
        Assert.StartsWith("config.yaml:12:1: error: unknown key 'extra' (known keys here: api, common,", fixture.Messages.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_overlay_merges_and_its_mistakes_name_its_own_lines()
    {
        using var fixture = new ConfigFixture();
        var config = fixture.Load(
            "common:\n  log_level: debug\n  log_format: json\nconfig_paths:\n  data_dir: /data\n  hub_dir: /hub\n",
            "config_paths:\n  data_dir: /other\ncommon:\n  log_format: null\n")!;
        Assert.Equal("/other", config.Paths.DataDirectory);
        Assert.Equal("/hub", config.Paths.HubDirectory);
        Assert.Equal("debug", config.Common.LogLevel);
        Assert.Equal("text", config.Common.LogFormat);

        Assert.Null(fixture.Load("config_paths:\n  data_dir: /data\n", "config_paths:\n  dta_dir: /x\ncommon: 3\n"));
        Assert.Equal(
            ["config.yaml.local:3:9: error: 'common' is a scalar (it must be a mapping)", "config.yaml.local:2:3: error: unknown key 'dta_dir' (did you mean 'data_dir'?)"],
            fixture.Messages);
    }

    [Fact]
    public void The_overlay_cannot_change_a_shape()
    {
        using var fixture = new ConfigFixture();
        Assert.Null(fixture.Load("config_paths:\n  data_dir: /data\n", "config_paths:\n- a\n"));
        Assert.Equal("config.yaml.local:2:1: error: can't merge a sequence into a mapping (give the value the shape it has in the base file)", fixture.Messages.First());
    }

    [Fact]
    public void Only_defined_variables_are_expanded()
    {
        using var fixture = new ConfigFixture();
        var config = fixture.Load("config_paths:\n  data_dir: ${DATA}/x$SUB\n  hub_dir: /a/$undefined/${also}\n", null, ("DATA", "/d"), ("SUB", "y"))!;
        Assert.Equal("/d/xy", config.Paths.DataDirectory);
        Assert.Equal("/a/$undefined/${also}", config.Paths.HubDirectory);
    }

    [Fact]
    public void A_relative_path_works_with_a_warning()
    {
        using var fixture = new ConfigFixture();
        var config = fixture.Load("config_paths:\n  data_dir: some/where\n")!;
        Assert.Equal(Path.GetFullPath("some/where"), config.Paths.DataDirectory);
        Assert.Contains("relative path, which is deprecated", Assert.Single(fixture.Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list\n")]
    [InlineData("just text")]
    [InlineData("config_paths: {data_dir: [}\n")]
    [InlineData("a: 1\na: 2\n")]
    public void Nonsense_is_refused(string text)
    {
        using var fixture = new ConfigFixture();
        Assert.Null(fixture.Load(text));
        Assert.True(fixture.Findings.HasErrors);
    }
}

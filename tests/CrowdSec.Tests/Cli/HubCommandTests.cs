using CrowdSec.Tests.Engine.Hub;
using Xunit;

namespace CrowdSec.Tests.Cli;

public sealed class HubCommandTests
{
    [Fact]
    public async Task Installs_lists_and_removes_a_collection()
    {
        using var hub = HubFixture.WithCollection();
        var config = WriteConfig(hub);

        var install = await CliRun.Of("-c", config, "collections", "install", "me/door");
        Assert.Equal(0, install.ExitCode);
        Assert.Equal(
            """
            Action plan:
            ✅ enable
             collections: me/door
             parsers: me/door-logs
             scenarios: me/door-bf

            enabling parsers:me/door-logs
            enabling scenarios:me/door-bf
            enabling collections:me/door

            Run 'sudo systemctl reload crowdsec' for the new configuration to be effective.

            """.ReplaceLineEndings("\n"),
            install.Out);
        Assert.Equal(Path.Combine(hub.Places.HubDirectory, "scenarios/me/door-bf.yaml"), new FileInfo(Path.Combine(hub.Places.InstallDirectory, "scenarios/door-bf.yaml")).LinkTarget);

        Assert.Equal("Nothing to install or remove.\n", (await CliRun.Of("-c", config, "collections", "install", "me/door")).Out);
        Assert.Equal("name,status,version,description\nme/door-logs,enabled,0.1,doors\n", (await CliRun.Of("-c", config, "parsers", "list", "-o", "raw")).Out);
        Assert.Contains("\"status\": \"enabled\"", (await CliRun.Of("-c", config, "scenarios", "list", "-o", "json")).Out, StringComparison.Ordinal);
        Assert.Contains("me/door-bf belongs to collections: [me/door]", (await CliRun.Of("-c", config, "scenarios", "remove", "me/door-bf")).Err, StringComparison.Ordinal);

        var remove = await CliRun.Of("-c", config, "collections", "remove", "me/door", "--purge");
        Assert.Equal(0, remove.ExitCode);
        Assert.Equal([config], Directory.EnumerateFiles(hub.Places.InstallDirectory, "*.yaml", SearchOption.AllDirectories));
        Assert.False(File.Exists(Path.Combine(hub.Places.HubDirectory, "scenarios/me/door-bf.yaml")));
    }

    [Fact]
    public async Task A_host_without_an_index_installs_from_a_tree_with_data()
    {
        using var tree = HubFixture.WithCollection();
        tree.Write("data/keys.txt", "brass\n");
        tree.Write("scenarios/me/keys.yaml", "name: me/keys\ndescription: keys\nlabels:\n  remediation: true\n  confidence: 3\ndata:\n- dest_file: keys.txt\n  type: string\n- dest_file: ../outside.txt\n  type: string\n");
        tree.Reindex();
        using var host = new HubFixture();
        var config = WriteConfig(host);

        var dry = await CliRun.Of("-c", config, "scenarios", "install", "me/keys", "--from", tree.Places.HubDirectory, "--dry-run");
        Assert.Equal((0, false), (dry.ExitCode, File.Exists(host.IndexPath)));

        var install = await CliRun.Of("-c", config, "scenarios", "install", "me/keys", "--from", tree.Places.HubDirectory);
        Assert.Equal((0, ""), (install.ExitCode, install.Err));
        Assert.Equal(["keys.txt"], Directory.GetFiles(host.Places.DataDirectory).Select(Path.GetFileName));
        Assert.Equal(0, (await CliRun.Of("-c", config, "scenarios", "inspect", "me/keys")).ExitCode);
    }

    [Fact]
    public async Task A_tainted_item_is_not_touched_without_force()
    {
        using var hub = HubFixture.WithCollection();
        hub.InstallAll();
        var original = File.ReadAllText(Path.Combine(hub.Places.HubDirectory, "scenarios/me/door-bf.yaml"));
        hub.Write("scenarios/me/door-bf.yaml", "name: me/door-bf\n");
        var config = WriteConfig(hub);
        using var tree = new TemporaryFolder();
        Directory.CreateDirectory(tree.PathOf("scenarios/me"));
        File.WriteAllText(tree.PathOf("scenarios/me/door-bf.yaml"), original);

        var refused = await CliRun.Of("-c", config, "scenarios", "upgrade", "me/door-bf", "--from", tree.Path);
        Assert.Contains("scenarios:me/door-bf is tainted, use '--force' to overwrite", refused.Err, StringComparison.Ordinal);
        Assert.Equal("Error: cscli scenarios remove: me/door-bf is tainted, use '--force' to remove\n", (await CliRun.Of("-c", config, "--error", "scenarios", "remove", "--all")).Err);

        var forced = await CliRun.Of("-c", config, "scenarios", "upgrade", "me/door-bf", "--from", tree.Path, "--force");
        Assert.Contains(" scenarios: me/door-bf (? -> 0.1)\n", forced.Out, StringComparison.Ordinal);
        Assert.Equal(original, File.ReadAllText(Path.Combine(hub.Places.HubDirectory, "scenarios/me/door-bf.yaml")));
    }

    [Fact]
    public async Task Upgrading_nothing_is_silent_at_error_level()
    {
        using var hub = HubFixture.WithCollection();
        hub.InstallAll();
        var run = await CliRun.Of("-c", WriteConfig(hub), "--error", "collections", "upgrade", "--all");
        Assert.Equal((0, "", ""), (run.ExitCode, run.Out, run.Err));
    }

    [Fact]
    public async Task Lists_are_tables_for_people()
    {
        using var hub = HubFixture.WithCollection();
        hub.InstallAll();
        var config = WriteConfig(hub);
        Assert.Equal(
            """
            +-------------+---------+-------------+---------+-----------------------------+
            | Type        | Name    | 📦 Status   | Version | Details                     |
            +-------------+---------+-------------+---------+-----------------------------+
            | collections | me/door | ✔️  enabled | 0.1     | 1 parser(s) / 1 scenario(s) |
            +-------------+---------+-------------+---------+-----------------------------+

            """.ReplaceLineEndings("\n"),
            (await CliRun.Of("-c", config, "hub", "list")).Out);
        Assert.Equal("Error: cscli hub list: invalid status \"odd\" (valid values: installed, not-installed, up-to-date, outdated, tainted, local)\n", (await CliRun.Of("-c", config, "hub", "list", "--status", "odd")).Err);
    }

    [Fact]
    public async Task Unknown_items_come_with_a_suggestion()
    {
        using var hub = HubFixture.WithCollection();
        var run = await CliRun.Of("-c", WriteConfig(hub), "parsers", "inspect", "me/dor-logs");
        Assert.Equal((1, "Error: cscli parsers inspect: can't find 'me/dor-logs' in parsers, did you mean 'me/door-logs'?\n"), (run.ExitCode, run.Err));
    }

    [Fact]
    public async Task An_index_that_leads_out_of_the_hub_is_refused()
    {
        using var hub = HubFixture.WithCollection();
        File.WriteAllText(hub.IndexPath, """{"scenarios": {"me/evil": {"path": "../../evil.yaml", "version": "0.1", "versions": {"0.1": {"digest": "fdf2a7e6a4be4ffb0ab9b2e0e4f5a2d5"}}, "content": "YQ=="}}}""");
        var run = await CliRun.Of("-c", WriteConfig(hub), "scenarios", "install", "me/evil");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("outside of the hub", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_command_writes_once_and_checks()
    {
        using var hub = HubFixture.WithCollection();
        Assert.Equal("Nothing to do, the hub index is up to date.\n", (await CliRun.Of("hub", "index", "--hub", hub.Places.HubDirectory)).Out);
        hub.Write("scenarios/me/second.yaml", "name: me/second\n");
        Assert.Equal(1, (await CliRun.Of("hub", "index", "--hub", hub.Places.HubDirectory, "--check")).ExitCode);
        Assert.Equal(0, (await CliRun.Of("hub", "index", "--hub", hub.Places.HubDirectory)).ExitCode);
        Assert.Equal(0, (await CliRun.Of("hub", "index", "--hub", hub.Places.HubDirectory, "--check")).ExitCode);
    }

    private static string WriteConfig(HubFixture hub)
    {
        var path = Path.Combine(hub.Places.InstallDirectory, "config.yaml");
        File.WriteAllText(path, $"config_paths:\n  data_dir: {hub.Places.DataDirectory}\n  hub_dir: {hub.Places.HubDirectory}\ncrowdsec_service: {{}}\n");
        return path;
    }
}

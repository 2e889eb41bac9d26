using CrowdSec.Engine.Hub;
using Xunit;

namespace CrowdSec.Tests.Engine.Hub;

public sealed class HubStateTests
{
    [Fact]
    public void An_installed_collection_is_clean()
    {
        using var hub = HubFixture.WithCollection();
        hub.InstallAll();
        var state = hub.Load();

        Assert.Empty(state.Warnings);
        var parser = state.Find(HubItemType.Parsers, "me/door-logs")!;
        Assert.Equal("enabled", parser.Status);
        Assert.Equal("0.1", parser.LocalVersion);
        Assert.Equal("s01-parse", parser.Stage);
        Assert.Equal(["me/door"], parser.BelongsTo);
        Assert.True(state.Find(HubItemType.Collections, "me/door")!.UpToDate);
    }

    [Fact]
    public void A_changed_file_taints_its_collection()
    {
        using var hub = HubFixture.WithCollection();
        hub.InstallAll();
        hub.Write("scenarios/me/door-bf.yaml", "name: me/door-bf\ndescription: changed\n");
        var state = hub.Load();

        Assert.Equal(["me/door is tainted by scenarios:me/door-bf"], state.Warnings);
        Assert.Equal("enabled,tainted", state.Find(HubItemType.Scenarios, "me/door-bf")!.Status);
        Assert.Equal("?", state.Find(HubItemType.Scenarios, "me/door-bf")!.LocalVersion);
        Assert.Equal(["scenarios:me/door-bf"], state.Find(HubItemType.Collections, "me/door")!.TaintedBy);
    }

    [Fact]
    public void A_missing_member_taints_its_collection()
    {
        using var hub = HubFixture.WithCollection();
        hub.Link("collections/me/door.yaml", "collections/door.yaml");
        var state = hub.Load();
        Assert.Equal(["me/door is tainted by missing parsers:me/door-logs", "me/door is tainted by missing scenarios:me/door-bf"], state.Warnings);
    }

    [Fact]
    public void An_older_known_file_is_outdated()
    {
        using var hub = HubFixture.WithCollection();
        hub.InstallAll();
        var before = File.ReadAllText(Path.Combine(hub.Places.HubDirectory, "scenarios/me/door-bf.yaml"));
        hub.Write("scenarios/me/door-bf.yaml", before + "# newer\n");
        hub.Reindex();
        hub.Write("scenarios/me/door-bf.yaml", before);
        var state = hub.Load();

        Assert.Equal("enabled,update-available", state.Find(HubItemType.Scenarios, "me/door-bf")!.Status);
        Assert.Equal("0.2", state.Find(HubItemType.Scenarios, "me/door-bf")!.Version);
        Assert.Equal(["me/door is outdated because of scenarios:me/door-bf"], state.Warnings);
    }

    [Fact]
    public void A_file_of_ones_own_is_local_and_wins_over_the_hub()
    {
        using var hub = HubFixture.WithCollection();
        hub.InstallAll();
        hub.WriteInstalled("scenarios/zz.yaml", "name: me/door-bf\ndescription: mine\n");
        hub.WriteInstalled("parsers/s01-parse/sub/nameless.yaml", "");
        var state = hub.Load();

        var scenario = state.Find(HubItemType.Scenarios, "me/door-bf")!;
        Assert.Equal("enabled,local", scenario.Status);
        Assert.EndsWith("zz.yaml", scenario.LocalPath, StringComparison.Ordinal);
        Assert.Single(state.Warnings, w => w.StartsWith("multiple scenarios named me/door-bf: ignoring", StringComparison.Ordinal));
        Assert.True(state.Find(HubItemType.Parsers, "sub/nameless.yaml")!.IsLocal);
    }

    [Fact]
    public void Broken_links_and_files_without_stage_are_ignored_aloud()
    {
        using var hub = HubFixture.WithCollection();
        hub.Link("scenarios/me/gone.yaml", "scenarios/gone.yaml");
        hub.WriteInstalled("parsers/stageless.yaml", "name: x\n");
        var state = hub.Load();
        Assert.Equal(2, state.Warnings.Count(w => w.StartsWith("Ignoring file", StringComparison.Ordinal)));
        Assert.Empty(state.Installed(HubItemType.Scenarios));
    }

    [Fact]
    public void Parsers_load_in_path_order()
    {
        using var hub = HubFixture.WithCollection();
        hub.WriteInstalled("parsers/s01-parse/b.yaml", "name: b\n");
        hub.WriteInstalled("parsers/s00-raw/z.yaml", "name: z\n");
        hub.WriteInstalled("parsers/s01-parse/B.yaml", "name: upper\n");
        hub.WriteInstalled("parsers/s01-parse/skipped.txt", "name: not yaml\n");
        var files = InstalledItemFiles.Of(hub.Load());
        Assert.Equal(["s00-raw/z.yaml", "s01-parse/B.yaml", "s01-parse/b.yaml"], files.Select(f => Path.GetRelativePath(Path.Combine(hub.Places.InstallDirectory, "parsers"), f.Path)));
    }
}

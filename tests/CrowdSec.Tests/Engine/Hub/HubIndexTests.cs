using System.Text;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using Xunit;

namespace CrowdSec.Tests.Engine.Hub;

public sealed class HubIndexTests
{
    [Theory]
    [InlineData("[]", "it is not a JSON object.")]
    [InlineData("{\"parsers\":{\"a/x\":null}}", "parsers:a/x has no index metadata.")]
    [InlineData("{\"parsers\":{\"a/x\":{\"stage\":\"s00-raw\"}}}", "parsers:a/x has no download path.")]
    [InlineData("{\"parsers\":{\"a/x\":{\"path\":\"p\"}}}", "parsers:a/x has no stage.")]
    [InlineData("{\"parsers\":{\"a/x\":{\"path\":1}}}", "a value has the wrong type.")]
    [InlineData("{\"parsers\":{", "bad JSON at line 1: Expected depth to be zero at the end of the JSON payload.")]
    public void Damage_is_named(string json, string expected)
    {
        var error = Assert.Throws<HubException>(() => HubIndexReader.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Versions_are_sorted_newest_first_and_unknown_keys_are_skipped()
    {
        var index = HubIndexReader.Read("""
            {"future":{"a":[1]},"scenarios":{"a/x":{"path":"scenarios/a/x.yaml","new":{"deep":[{}]},"version":"0.10","labels":{"a":1},"content":"YQ==",
             "versions":{"0.9":{"digest":"d9"},"0.10":{"digest":"d10","deprecated":false},"0.1":{"digest":"d1","deprecated":true}}}}}
            """u8.ToArray());
        var item = index.Find(HubItemType.Scenarios, "a/x")!;
        Assert.Equal(["0.10", "0.9", "0.1"], item.Versions.Select(v => v.Version));
        Assert.True(item.Versions[2].Deprecated);
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(item.Labels.Span));
        Assert.Equal("YQ==", Encoding.UTF8.GetString(item.Content.Span));
    }

    [Fact]
    public void Building_twice_gives_the_same_bytes_and_a_change_gives_the_next_version()
    {
        using var hub = HubFixture.WithCollection();
        var first = File.ReadAllBytes(hub.IndexPath);
        hub.Reindex();
        Assert.Equal(first, File.ReadAllBytes(hub.IndexPath));

        hub.Write("scenarios/me/door-bf.yaml", "name: me/door-bf\n");
        var item = hub.Reindex().Find(HubItemType.Scenarios, "me/door-bf")!;
        Assert.Equal("0.2", item.Version);
        Assert.Equal(["0.2", "0.1"], item.Versions.Select(v => v.Version));
    }

    [Fact]
    public void A_collection_with_an_unknown_member_cannot_be_indexed()
    {
        using var hub = new HubFixture();
        hub.Write("collections/me/door.yaml", "parsers:\n- me/nobody\n");
        var findings = new DiagnosticBag();
        Assert.Null(new IndexBuilder(new HubTree(hub.Places.HubDirectory), HubIndex.Empty).Build(findings));
        Assert.Contains("can't find parsers:me/nobody", Assert.Single(findings).Message, StringComparison.Ordinal);
    }
}

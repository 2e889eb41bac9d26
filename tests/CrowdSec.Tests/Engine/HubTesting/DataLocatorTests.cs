using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.HubTesting;

public sealed class DataLocatorTests
{
    [Fact]
    public void Finds_by_url_in_a_map_and_by_name_in_directories()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("hub/.cache/data"));
        Directory.CreateDirectory(folder.PathOf("data/sub"));
        File.WriteAllText(folder.PathOf("hub/.cache/data/a.txt"), "a");
        File.WriteAllText(folder.PathOf("data/sub/b.txt"), "b");
        File.WriteAllText(folder.PathOf("data/data-map.json"), """{"by_url": {"https://x.example/b": {"file": "sub/b.txt"}, "https://x.example/none": {"file": null}}}""");
        File.WriteAllText(folder.PathOf("secret"), "s");

        var locator = DataLocator.For(folder.PathOf("hub"), []);
        Assert.Equal(folder.PathOf("hub/.cache/data/a.txt"), locator.Find("https://x.example/a", "a.txt"));
        Assert.Equal(folder.PathOf("data/sub/b.txt"), locator.Find("https://x.example/b", "other-name.txt"));
        Assert.Null(locator.Find("https://x.example/none", "none.txt"));
        Assert.Null(locator.Find("", "../secret"));
    }

    [Fact]
    public void A_place_that_is_none_is_refused() => Assert.Throws<HubException>(static () => DataLocator.For("/nonexistent/hub", ["/nonexistent/place"]));
}

using CrowdSec.Configuration;
using Xunit;

namespace CrowdSec.Tests.Configuration;

public sealed class ConfigurationPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/s", "/h", "/s/crowdsec")]
    [InlineData("", "/h", "/h/.local/state/crowdsec")]
    [InlineData("not/rooted", "/h", "/h/.local/state/crowdsec")]
    [InlineData(null, "/", "crowdsec-data")]
    [InlineData(null, null, "crowdsec-data")]
    public void State_is_kept_where_the_user_keeps_it(string? state, string? home, string expected) =>
        Assert.Equal(expected, ConfigurationPlace.StandaloneDirectory(name => name switch { "XDG_STATE_HOME" => state, "HOME" => home, _ => null }));

    [Theory]
    [InlineData(true, true, "system")]
    [InlineData(true, false, "system")]
    [InlineData(false, true, "standalone")]
    [InlineData(false, false, "system")]
    public void The_systems_file_comes_first(bool system, bool standalone, string expected)
    {
        var (systemPath, standalonePath) = (_folder.PathOf("config.yaml"), Path.Combine(_folder.Path, "crowdsec", "config.yaml"));
        Directory.CreateDirectory(Path.GetDirectoryName(standalonePath)!);
        foreach (var path in new[] { system ? systemPath : "", standalone ? standalonePath : "" }.Where(static p => p.Length > 0))
        {
            File.WriteAllText(path, "");
        }

        var found = ConfigurationPlace.Find(name => name == "XDG_STATE_HOME" ? _folder.Path : null, systemPath);

        Assert.Equal(expected == "system" ? systemPath : standalonePath, found);
    }
}

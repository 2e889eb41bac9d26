using CrowdSec.Tests.Engine.Hub;
using Xunit;

namespace CrowdSec.Tests.Cli.Completion;

/// <summary>What is offered for a command line that was begun.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("", "alerts")]
    [InlineData("dec", "decisions")]
    [InlineData("decision|im", "import")]
    [InlineData("-c|/etc/x.yaml|bouncers|pr", "prune")]
    [InlineData("decisions|list|--no-s", "--no-simu")]
    [InlineData("-o|", "human")]
    [InlineData("alerts|list|--output=j", "--output=json")]
    [InlineData("completion|f", "fish")]
    public async Task Offers_what_fits(string words, string expected)
    {
        var run = await CliRun.Of(["__completeNoDesc", .. words.Split('|')]);
        Assert.Equal((0, ""), (run.ExitCode, run.Err));
        Assert.Contains(expected, run.Out.Split('\n'));
        Assert.All(run.Out.Split('\n')[..^2], line => Assert.StartsWith(words.Split('|')[^1], line, StringComparison.Ordinal));
        Assert.EndsWith(":4\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helps_with_each_command() =>
        Assert.Equal("completion\tGenerate completion script\n:4\n", (await CliRun.Of("__complete", "comp")).Out);

    [Theory]
    [InlineData("dashboard")]
    [InlineData("version|")]
    [InlineData("decisions|list|x")]
    public async Task Offers_nothing_where_nothing_fits(string words) => Assert.Equal(":4\n", (await CliRun.Of(["__complete", .. words.Split('|')])).Out);

    [Theory]
    [InlineData("decisions|import|-i|")]
    [InlineData("decisions|import|--input|/tm")]
    [InlineData("-c|")]
    public async Task Files_may_follow_options_that_take_a_text(string words) =>
        Assert.Equal(":0\n", (await CliRun.Of(["__complete", .. words.Split('|')])).Out);

    [Fact]
    public async Task Names_of_items_are_offered_once()
    {
        using var hub = HubFixture.WithCollection();
        hub.InstallAll();
        var config = Path.Combine(hub.Places.InstallDirectory, "config.yaml");
        File.WriteAllText(config, $"config_paths:\n  data_dir: {hub.Places.DataDirectory}\n  hub_dir: {hub.Places.HubDirectory}\ncrowdsec_service: {{}}\n");
        Assert.Equal("me/door-bf\n:4\n", (await CliRun.Of("__complete", "-c", config, "scenarios", "remove", "me/")).Out);
        Assert.Equal(":4\n", (await CliRun.Of("__complete", "-c", config, "scenarios", "remove", "me/door-bf", "")).Out);
        Assert.Equal(":4\n", (await CliRun.Of("__complete", "-c", config, "scenarios", "install", "")).Out);
    }

    [Fact]
    public async Task A_broken_installation_offers_nothing_and_says_nothing()
    {
        var run = await CliRun.Of("__complete", "-c", "/nowhere/config.yaml", "scenarios", "remove", "");
        Assert.Equal((0, ":4\n", ""), (run.ExitCode, run.Out, run.Err));
    }
}

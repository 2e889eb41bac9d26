using CrowdSec.Daemon.CommandLine;
using CrowdSec.Foundation.Logging;
using Xunit;

namespace CrowdSec.Tests.Daemon;

public sealed class OptionParserTests
{
    [Fact]
    public void One_dash_or_two_with_equals_or_without()
    {
        var options = OptionParser.Parse(["--c=/x/config.yaml", "-dsn", "file:///l", "-type=syslog", "-label", "a:1,b:2", "--label", "c:3:4", "-no-api", "-t=false", "-info", "-debug", "-error"]);
        Assert.Equal(("/x/config.yaml", "file:///l", "syslog", true, false), (options.ConfigPath, options.Dsn, options.Type, options.DisableApi, options.TestConfiguration));
        Assert.Equal([KeyValuePair.Create("a", "1"), KeyValuePair.Create("b", "2"), KeyValuePair.Create("c", "3:4")], options.Labels.OrderBy(static l => l.Key));
        Assert.Equal(LogLevel.Debug, options.LogLevel);
    }

    [Theory]
    [InlineData("-bogus", "argument provided but not defined: -bogus")]
    [InlineData("argument", "argument provided but not defined: argument")]
    [InlineData("-c", "flag needs an argument: -c")]
    [InlineData("-dsn file:///x", "-dsn requires a -type argument")]
    [InlineData("-type syslog", "-type requires a -dsn argument")]
    [InlineData("-transform x", "-transform requires a -dsn argument")]
    [InlineData("-t=maybe", "invalid boolean value \"maybe\" for -t: parse error")]
    [InlineData("-label nocolon", "invalid value \"nocolon\" for flag -label: bad format for label 'nocolon', expected key:value")]
    [InlineData("-workers -1", "invalid value \"-1\" for flag -workers: it must be a number from 0 to 1024")]
    [InlineData("-o paper", "invalid value \"paper\" for flag -o: use human, json or none")]
    public async Task Mistakes_exit_with_2(string args, string expected)
    {
        var run = await DaemonRun.Of(args.Split(' '));
        Assert.Equal((2, $"Error: {expected}\nRun 'crowdsec -h' for help.\n"), (run.ExitCode, run.Err));
    }

    [Fact]
    public async Task Help_has_examples_and_every_flag()
    {
        var run = await DaemonRun.Of("-h");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Examples:", run.Out, StringComparison.Ordinal);
        Assert.All(DaemonFlags.All, flag => Assert.Contains($"  -{flag.Name} ", run.Out, StringComparison.Ordinal));
    }
}

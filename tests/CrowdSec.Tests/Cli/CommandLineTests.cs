using CrowdSec.Cli;
using CrowdSec.Cli.CommandLine;
using Xunit;

namespace CrowdSec.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("bogus", "Error: cscli: unknown command \"bogus\" for \"cscli\"\n")]
    [InlineData("hubtest bogus", "Error: cscli hubtest: unknown command \"bogus\" for \"cscli hubtest\"\n")]
    [InlineData("--bogus", "Error: cscli: unknown flag: --bogus\n")]
    [InlineData("version -z", "Error: cscli version: unknown shorthand flag: 'z' in -z\n")]
    [InlineData("explain -t x", "Error: cscli explain: at least one of the flags in the group [log file dsn] is required\n")]
    [InlineData("explain --log", "Error: cscli explain: flag needs an argument: --log\n")]
    [InlineData("explain --log x", "Error: cscli explain: required flag(s) \"type\" not set\n")]
    [InlineData("hubtest run x --max-jobs many", "Error: cscli hubtest run: invalid argument \"many\" for \"--max-jobs\" flag: strconv.ParseInt: parsing \"many\": invalid syntax\n")]
    [InlineData("version x", "Error: cscli version: unknown command \"x\" for \"cscli version\"\n")]
    [InlineData("parsers install", "Error: cscli parsers install: requires at least 1 arg(s), only received 0\n")]
    [InlineData("completion", "Error: cscli completion: accepts 1 arg(s), received 0\n")]
    [InlineData("scenarios install x -i --dry-run", "Error: cscli scenarios install: if any flags in the group [interactive dry-run] are set none of the others can be; [dry-run interactive] were all set\n")]
    [InlineData("version -o paper", "Error: cscli version: output format 'paper' not supported\n")]
    [InlineData("version --color pink", "Error: cscli version: output color 'pink' not supported\n")]
    [InlineData("-c /nonexistent/config.yaml hub list", "Error: cscli hub list: while getting configuration file /nonexistent/config.yaml: no such file or directory\n")]
    [InlineData("hubtest run --all --hub /nonexistent", "Error: cscli hubtest run: path to hub '/nonexistent' doesn't exist, can't run\n")]
    public async Task Mistakes_have_their_known_text_and_exit_code(string args, string expected)
    {
        var run = await CliRun.Of(args.Split(' '));
        Assert.Equal((1, expected), (run.ExitCode, run.Err));
    }

    [Theory]
    [InlineData("-o", "json", "version")]
    [InlineData("version", "-ojson", "--debug")]
    [InlineData("version", "--output=raw", "--color=no")]
    [InlineData("version", "-o=json", "--")]
    public async Task Options_may_stand_before_and_after_commands(params string[] args)
    {
        var run = await CliRun.Of(args);
        Assert.Equal((0, ""), (run.ExitCode, run.Err));
        Assert.StartsWith("version: v", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_argument_count_prints_the_help_too() => Assert.Contains("Usage:\n  cscli completion [bash|zsh|powershell|fish] [flags]\n", (await CliRun.Of("completion")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task A_group_alone_prints_its_help_and_succeeds()
    {
        var run = await CliRun.Of("hubtest");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Available Commands:\n  clean       clean [test_name]\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_has_an_example_and_a_summary()
    {
        foreach (var path in Paths([RootCommand.Create()]))
        {
            Assert.True(path[^1].Example.Length > 0 && path[^1].Summary.Length > 0, string.Join(' ', path.Select(static c => c.Name)));
            Assert.Contains("Examples:", HelpText.Of(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_name_options_that_exist()
    {
        foreach (var path in Paths([RootCommand.Create()]))
        {
            var known = CommandLineParser.KnownFlags(path).Select(static f => f.Name).ToList();
            Assert.Equal(known.Count, known.Distinct().Count());
            Assert.Subset(known.ToHashSet(), path[^1].RequiredFlags.Concat(path[^1].OneOfFlags.SelectMany(static g => g)).Concat(path[^1].ExclusiveFlags.SelectMany(static g => g)).ToHashSet());
        }
    }

    [Theory]
    [InlineData("bash", "complete -F _cscli cscli")]
    [InlineData("zsh", "#compdef cscli")]
    [InlineData("fish", "complete -c cscli")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task Shells_get_their_completion(string shell, string expected)
    {
        var run = await CliRun.Of("completion", shell);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
        Assert.Contains("__complete", run.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<IReadOnlyList<CliCommand>> Paths(IReadOnlyList<CliCommand> path) =>
        path[^1].Commands.SelectMany(child => Paths([.. path, child])).Prepend(path);
}

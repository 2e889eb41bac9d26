using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CrowdSec.Cli;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Storage;
using Xunit;

namespace CrowdSec.Tests.Cli;

/// <summary>
/// Commands one after the other against a database of their own. A story has "$ command line" and what it prints: output as it is, messages after "! ", the exit code in brackets;
/// "@ 3h" lets time pass. With CROWDSEC_WRITE_CASES=1 what is printed is written down instead.
/// </summary>
public sealed partial class StoryTests
{
    private static readonly string Folder = RepositoryFolder.PathOf("tests", "CrowdSec.Tests", "Cli", "Stories");

    public static TheoryData<string> Stories => [.. Directory.EnumerateFiles(Folder, "*.story").Select(static f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Each_command_prints_what_is_expected(string name)
    {
        var path = Path.Combine(Folder, name + ".story");
        var expected = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var clock = new ManualClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        File.WriteAllText(folder.PathOf("config.yaml"), $"config_paths:\n  data_dir: {folder.Path}\ndb_config:\n  type: sqlite\n  db_path: {folder.PathOf("crowdsec.db")}\n"
            + $"api:\n  client:\n    credentials_path: {folder.PathOf("credentials.yaml")}\n  server:\n    listen_uri: 127.0.0.1:8080\n    profiles_path: {folder.PathOf("profiles.yaml")}\n");
        var actual = new StringBuilder();
        foreach (var line in expected.Split('\n').Where(static l => l.StartsWith("$ ", StringComparison.Ordinal) || l.StartsWith("@ ", StringComparison.Ordinal) || l.StartsWith("# ", StringComparison.Ordinal)))
        {
            actual.Append(line).Append('\n');
            if (line[0] == '@')
            {
                clock.Advance(TimeSpan.Parse(line[2..], CultureInfo.InvariantCulture));
            }
            else if (line[0] == '$')
            {
                actual.Append(Neutral(await RunAsync(folder, clock, line[2..].Split(' ')), folder));
            }
        }

        if (Environment.GetEnvironmentVariable("CROWDSEC_WRITE_CASES") == "1")
        {
            await File.WriteAllTextAsync(path, actual.ToString(), TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(expected, actual.ToString());
    }

    private static async Task<string> RunAsync(TemporaryFolder folder, ManualClock clock, string[] words)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var host = new CliHost(new StringReader(""), output, error)
        {
            Clock = clock,
            Environment = static _ => null,
            IsInputRedirected = true,
            OpenStore = async (config, log, cancellationToken) => await Store.OpenAsync(config, null, clock, log, cancellationToken),
        };
        var arguments = words.Select(w => w.Replace("{dir}", folder.Path, StringComparison.Ordinal).Replace('_', ' ').Trim('"')).ToArray();
        var code = await new CliApplication(RootCommand.Create(), host).RunAsync(["-c", folder.PathOf("config.yaml"), .. arguments], TestContext.Current.CancellationToken);
        var text = output.ToString();
        var messages = string.Concat(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => $"! {l}\n"));
        return $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : "\n")}{messages}[{code}]\n";
    }

    private static string Neutral(string text, TemporaryFolder folder) =>
        Key().Replace(Secret().Replace(text.Replace(folder.Path, "{dir}", StringComparison.Ordinal), "{password}"), "{key}");

    /// <summary>As machines are given them.</summary>
    [GeneratedRegex("[A-Za-z0-9]{64}")]
    private static partial Regex Secret();

    /// <summary>As bouncers are given them.</summary>
    [GeneratedRegex("[A-Za-z0-9+/]{43}")]
    private static partial Regex Key();
}

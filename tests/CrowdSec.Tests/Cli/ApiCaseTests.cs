using System.Text.RegularExpressions;
using CrowdSec.Cli;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Tests.Protocol.Clients;
using Xunit;

namespace CrowdSec.Tests.Cli;

/// <summary>
/// Commands against a server that answers as the case says. A case has the command line, the server's answers ("GET /v1/alerts => 200 body"; a star ends a target of which the rest does
/// not matter), and what is expected: requests that were sent, output, errors, exit code. With CROWDSEC_WRITE_CASES=1 the expectations are written instead.
/// </summary>
public sealed partial class ApiCaseTests
{
    private const string Login = """{"code":200,"expire":"2030-01-02T04:04:05Z","token":"t1"}""";

    private static readonly string Folder = RepositoryFolder.PathOf("tests", "CrowdSec.Tests", "Cli", "ApiCases");

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder, "*.case").Select(static f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_command_says_and_sends_what_is_expected(string name)
    {
        var path = Path.Combine(Folder, name + ".case");
        var file = CaseFile.Read(path);
        using var folder = new TemporaryFolder();
        await using var server = new ScriptedServer(request => Answer(file["api"], request));
        WriteFiles(file, folder, server.Url);
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var host = new CliHost(new StringReader(file["stdin"]), output, error)
        {
            Clock = new ManualClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            Environment = static _ => null,
            IsInputRedirected = true,
            ShowsProgress = file["progress"].Length > 0,
        };
        string[] args = ["-c", folder.PathOf("config.yaml"), .. file["args"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Replace("{dir}", folder.Path, StringComparison.Ordinal))];
        var code = await new CliApplication(RootCommand.Create(), host).RunAsync(args, TestContext.Current.CancellationToken);

        string Neutral(string text) => Password().Replace(text.Replace(folder.Path, "{dir}", StringComparison.Ordinal).Replace(server.Url, "{url}", StringComparison.Ordinal), "{password}");
        var actual = new (string Section, string Text)[]
        {
            ("sent", Neutral(string.Join('\n', server.Requests.Where(static r => r.Target != "/v1/watchers/login").Select(static r => r.Body.Length > 0 ? $"{r} {r.Body}" : r.ToString())))),
            ("out", Neutral(output.ToString())),
            ("err", Neutral(error.ToString())),
            ("exit", code.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        if (Environment.GetEnvironmentVariable("CROWDSEC_WRITE_CASES") == "1")
        {
            actual.ToList().ForEach(a => file.Set(a.Section, a.Text));
            file.Write(path);
            return;
        }

        Assert.All(actual, a => Assert.Equal(file[a.Section], a.Text));
    }

    /// <summary>As machines are given them.</summary>
    [GeneratedRegex("[A-Za-z0-9]{64}")]
    private static partial Regex Password();

    private static ScriptedAnswer Answer(string script, ScriptedRequest request)
    {
        foreach (var line in script.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (asked, answer) = line.Split(" => ", 2) is [var a, var b] ? (a, b) : throw new InvalidOperationException($"no answer in '{line}'");
            if (asked == request.ToString() || (asked.EndsWith('*') && request.ToString().StartsWith(asked[..^1], StringComparison.Ordinal)))
            {
                var body = answer.Split(' ', 2);
                return new ScriptedAnswer(int.Parse(body[0], System.Globalization.CultureInfo.InvariantCulture), body.Length > 1 ? body[1] : "");
            }
        }

        return request.Target == "/v1/watchers/login" ? new ScriptedAnswer(200, Login) : new ScriptedAnswer(599, $$"""{"message":"the case has no answer to {{request}}"}""");
    }

    private static void WriteFiles(CaseFile file, TemporaryFolder folder, string url)
    {
        var config = file["config.yaml"].Length > 0 ? file["config.yaml"] : "config_paths:\n  data_dir: {dir}\napi:\n  client:\n    credentials_path: {dir}/credentials.yaml\n";
        File.WriteAllText(folder.PathOf("config.yaml"), config.Replace("{dir}", folder.Path, StringComparison.Ordinal));
        if (file["no-credentials"].Length == 0)
        {
            File.WriteAllText(folder.PathOf("credentials.yaml"), $"url: {url}\nlogin: m1\npassword: p\n");
        }

        foreach (var name in new[] { "input.csv", "input.json", "input.txt", "context.yaml", "acquis.yaml" }.Where(n => file[n].Length > 0))
        {
            File.WriteAllText(folder.PathOf(name), file[name].Replace("{dir}", folder.Path, StringComparison.Ordinal));
        }
    }
}

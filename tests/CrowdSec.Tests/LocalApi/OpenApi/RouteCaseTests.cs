using System.Net.Http.Headers;
using System.Text;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Yaml;
using CrowdSec.Tests.LocalApi.Alerts;
using Xunit;

namespace CrowdSec.Tests.LocalApi.OpenApi;

/// <summary>
/// Runs routes.cases.yaml: requests of strangers, machines and bouncers, each with status and answer ("like": a part of it). Every answer is held to our description, and to
/// that of the reference where it is present.
/// </summary>
public sealed class RouteCaseTests
{
    private static readonly IReadOnlyDictionary<string, YamlMap> Cases = YamlCases.Read("OpenApi", "routes.cases.yaml");

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_case_holds(string name)
    {
        var given = Cases[name];
        await using var api = await AlertApi.StartAsync("", YamlCases.Texts(given, "allowlists"), static config => config with
        {
            TrustedProxies = ["127.0.0.1"],
            TrustedIps = ["10.9.0.0/16"],
            AutoRegistration = new AutoRegistrationConfig { Enabled = true, Token = new string('t', 32), AllowedRanges = ["10.0.0.0/8"] },
        });
        var wrong = new List<string>();
        foreach (var step in Steps(given))
        {
            var (status, answer) = await SendAsync(api, step);
            wrong.AddRange(Problems(step, status, answer).Select(problem => $"line {step.Line}: {problem}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Every answer that our description promises has a case here; too large and too busy need more than a case can say, and have tests of their own.</summary>
    [Fact]
    public void Every_answer_that_is_described_is_asked_for()
    {
        var asked = Cases.Values.SelectMany(Steps).Select(static step =>
        {
            var (method, path) = Target(step);
            return (ApiDescription.Ours.PathOf(method, path) ?? path, method, YamlCases.Number(step, "status", 200).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }).ToHashSet();
        Assert.DoesNotContain(ApiDescription.Ours.Answers, answer => answer.Status is not ("413" or "503") && !asked.Contains(answer));
    }

    [Fact]
    public void The_description_of_the_reference_is_at_hand() => Assert.SkipWhen(ApiDescription.Reference is null, "../shared/corpus/api is absent: answers are held to our own description alone");

    private static IEnumerable<YamlMap> Steps(YamlMap given) => ((YamlSequence)given.Find("steps")!).Items.Cast<YamlMap>();

    private static (string Method, string Path) Target(YamlMap step)
    {
        var words = YamlCases.Text(step, "send").Split(' ', 2);
        return (words[0], words[1]);
    }

    private static async Task<(int Status, string Answer)> SendAsync(AlertApi api, YamlMap step)
    {
        var (method, path) = Target(step);
        using var client = new HttpClient { BaseAddress = api.Client.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var agent = YamlCases.Text(step, "agent", "crowdsec/v1.7.8");
        request.Headers.UserAgent.Add(ProductInfoHeaderValue.Parse(agent));
        var caller = YamlCases.Text(step, "as", path.StartsWith("/v1/decisions", StringComparison.Ordinal) && method != "DELETE" ? "bouncer" : "machine");
        if (caller == "bouncer")
        {
            request.Headers.Add("X-Api-Key", "key");
        }
        else if (caller == "machine")
        {
            request.Headers.Authorization = new("Bearer", api.Token);
        }

        if (YamlCases.Text(step, "from") is { Length: > 0 } address)
        {
            request.Headers.Add("X-Forwarded-For", address);
        }

        var body = AlertText.Expand(YamlCases.Text(step, "body")).Replace("<password>", AlertApi.Password, StringComparison.Ordinal);
        request.Content = body.Length > 0 ? new StringContent(body, Encoding.UTF8, "application/json") : null;
        if (YamlCases.Text(step, "encoding") is { Length: > 0 } encoding)
        {
            request.Content?.Headers.ContentEncoding.Add(encoding);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Problems(YamlMap step, int status, string answer)
    {
        var (method, path) = Target(step);
        if (status != YamlCases.Number(step, "status", 200))
        {
            yield return $"{status} {answer}";
        }

        if (step.Find("like") is not null ? !answer.Contains(YamlCases.Text(step, "like"), StringComparison.Ordinal) : answer != YamlCases.Text(step, "answer"))
        {
            yield return answer;
        }

        foreach (var problem in ApiDescription.Ours.Check(method, path, status, answer))
        {
            yield return $"ours: {problem}";
        }

        foreach (var problem in ApiDescription.Reference?.Check(method, path, status, answer) ?? [])
        {
            yield return $"reference: {problem}";
        }
    }
}

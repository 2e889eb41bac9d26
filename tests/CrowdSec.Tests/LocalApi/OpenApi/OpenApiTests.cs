using System.Net;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.Tests.LocalApi.Fakes;
using Xunit;

namespace CrowdSec.Tests.LocalApi.OpenApi;

public sealed class OpenApiTests
{
    /// <summary>What the reference's description has and its server does not take.</summary>
    private static readonly HashSet<string> NeverTaken = ["alert_source"];

    [Fact]
    public async Task The_description_is_served_to_everybody()
    {
        await using var host = await ApiHost.StartAsync();
        var (status, body) = await host.GetAsync("/v1/openapi.json");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(await File.ReadAllTextAsync(RepositoryFolder.PathOf("src", "CrowdSec.LocalApi", "OpenApi", "openapi.json"), TestContext.Current.CancellationToken), body);
    }

    [Fact]
    public async Task Every_route_is_described_and_nothing_else()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(
            host.Server.Routes.Select(static r => $"{ApiDescription.WithoutNames(r.Label)} {r.Method}").Order(),
            ApiDescription.Ours.Operations.Select(static o => $"{o.Path} {o.Method}").Order());
    }

    [Fact]
    public async Task Who_may_call_is_described()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var route in host.Server.Routes.Where(static r => r.Label != "/v1/refresh_token"))
        {
            IReadOnlyList<string> expected = route.Rule switch
            {
                null => [],
                AccessRule.Bouncer => ["key"],
                AccessRule.MachineOrBouncer => ["key", "token"],
                _ => ["token"],
            };
            Assert.Equal((route.Label, string.Join(' ', expected)), (route.Label, string.Join(' ', ApiDescription.Ours.Security(route.Method, ApiDescription.WithoutNames(route.Label)))));
        }
    }

    [Fact]
    public async Task Every_parameter_that_is_described_is_understood()
    {
        await using var api = await AlertApi.StartAsync();
        foreach (var (method, path) in ApiDescription.Ours.WithAnEnd)
        {
            foreach (var parameter in ApiDescription.Ours.Parameters(method, path))
            {
                var (status, answer) = await api.SendAsync(method, $"{path.Replace("{}", "none", StringComparison.Ordinal)}?{parameter}={Value(parameter)}");
                Assert.True(status == 200 || answer.Contains("'none' not found", StringComparison.Ordinal), $"{method} {path} {parameter}: {status} {answer}");
            }
        }
    }

    [Fact]
    public void Nothing_that_the_reference_describes_is_left_out()
    {
        Assert.SkipWhen(ApiDescription.Reference is null, "../shared/corpus/api is absent");
        var ours = ApiDescription.Ours.Operations.ToHashSet();
        Assert.DoesNotContain(ApiDescription.Reference.Operations, operation => !ours.Contains(operation));
        foreach (var (method, path) in ApiDescription.Reference.Operations.Where(static o => o.Method != "HEAD"))
        {
            Assert.Empty(ApiDescription.Reference.Parameters(method, path).Where(static p => !NeverTaken.Contains(p)).Except(ApiDescription.Ours.Parameters(method, path)));
        }
    }

    private static string Value(string parameter) => parameter switch
    {
        "ip" => "192.0.2.1",
        "range" => "192.0.2.0/24",
        "since" or "until" or "created_before" => "7d",
        "limit" or "offset" or "id_gt" or "after_id" or "decisions_limit" => "1",
        "sort" => "ASC",
        _ => "true",
    };
}

using CrowdSec.Engine.Helpers;
using CrowdSec.Engine.Helpers.Data;
using CrowdSec.Engine.Helpers.Decisions;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Engine.Helpers.Stash;
using CrowdSec.Expr;
using CrowdSec.Expr.Helpers;
using CrowdSec.Expr.Helpers.Cti;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;
using CrowdSec.Tests.Engine.Helpers.Dns;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers;

/// <summary>Every function's examples are true, and every function says what it does.</summary>
public sealed class ExampleTests
{
    private static readonly IReadOnlyCollection<ExprFunction> Functions = CreateFunctions();

    public static TheoryData<string> Examples => [.. Functions.SelectMany(static f => f.Examples)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void IsTrue(string example)
    {
        var environment = new ExprEnvironment(new HostTypes()).AddFunctions(Functions);
        Assert.True(Expression.TryCompile(example, environment, out var expression, out var error), error?.ToString());
        Assert.True(expression!.EvaluateBool(new ExprFrame(0)));
    }

    [Fact]
    public void AllAreDescribed() => Assert.All(Functions, static f => Assert.NotEmpty(f.Summary));

    [Fact]
    public void NamesAreUnique() => Assert.Equal(Functions.Count, Functions.Select(static f => f.Name).Distinct().Count());

    private static IReadOnlyCollection<ExprFunction> CreateFunctions()
    {
        var clock = new ManualClock(new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var dns = new DnsServices(new FakeResolver(), new ReverseDnsOptions(), clock);
        var log = SilentLog.Instance;
        return new EngineHelpers(DataFileStore.Empty, new StashCaches(clock), GeoDatabases.None, dns, new NoDecisionCounts(log), new RemoteHelpers(CtiOptions.Disabled, clock, log), clock, log).All;
    }
}

using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Events;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Pipeline;

/// <summary>A run that cannot go on ends with its reason, and never hangs.</summary>
public sealed class RunFailureTests
{
    private const string Trigger = "type: trigger\nname: test/t\ndescription: d\nfilter: evt.Meta.kind == 'x'";
    private const string Counter = "type: counter\nname: test/c\ndescription: d\nfilter: 'true'\ncapacity: -1\nduration: 10s";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_sink_that_fails_ends_the_run_with_its_error(int workers)
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = Trigger }, workers: workers);
        using var source = new GeneratedSource(Endless(static i => i == 5000 ? " kind=x" : ""), engine.Origin(ExpectMode.TimeMachine));
        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(engine, source, new FailingSink()));
        Assert.Equal("the disk is full", error.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_source_that_fails_ends_the_run_with_its_error(int workers)
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = Trigger }, workers: workers);
        using var source = new GeneratedSource(Endless(static i => i == 5000 ? throw new IOException("the cable is out") : ""), engine.Origin(ExpectMode.TimeMachine));
        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(engine, source, new CollectingSink()));
        Assert.Equal("the cable is out", error.Message);
    }

    [Fact]
    public async Task A_failure_while_time_passes_ends_the_run_with_its_error()
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = Counter });
        var source = new CaseSource(["@0s ip=192.0.2.1", "@30s ip=192.0.2.2", "@31s ip=192.0.2.3"], engine.Origin(ExpectMode.Live), engine.Clock);
        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(engine, source, new FailingSink()));
        Assert.Equal("the disk is full", error.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Cancelling_ends_a_run_that_is_busy(int workers)
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = Trigger }, workers: workers);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var source = new GeneratedSource(Endless(i => Cancel(i, cancellation)), engine.Origin(ExpectMode.TimeMachine));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(engine, source, new CollectingSink(), cancellation.Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Cancelling_ends_a_run_that_waits_for_lines(int workers)
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = Trigger }, workers: workers);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var source = new SilentSource();
        var run = RunAsync(engine, source, new CollectingSink(), cancellation.Token);
        await source.Reached.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_beforehand_reads_nothing()
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = Trigger });
        var read = 0;
        using var source = new GeneratedSource(Endless(_ => $" kind=k{read++}"), engine.Origin(ExpectMode.TimeMachine));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(engine, source, new CollectingSink(), new CancellationToken(canceled: true)));
        Assert.Equal(0, read);
    }

    [Fact]
    public async Task An_engine_can_run_again_after_a_failure_and_keeps_its_buckets()
    {
        const string Leaky = "type: leaky\nname: test/l\ndescription: d\nfilter: 'true'\ngroupby: evt.Meta.source_ip\ncapacity: 2\nleakspeed: 10s";
        using var engine = CaseEngine.Of(new Dictionary<string, string> { ["scenarios/a.yaml"] = Leaky });
        var origin = engine.Origin(ExpectMode.TimeMachine);
        string[] lines = ["2024-01-01T00:00:00Z ip=192.0.2.1", "2024-01-01T00:00:00Z ip=192.0.2.1"];
        using var broken = new GeneratedSource(lines.Concat(Endless(static i => i < 500 ? " kind=other" : throw new IOException("x")).Select(static l => l.Replace("192.0.2.7", "192.0.2.8", StringComparison.Ordinal))), origin);
        await Assert.ThrowsAsync<IOException>(() => RunAsync(engine, broken, new CollectingSink()));
        var sink = new CollectingSink();
        using var rest = new GeneratedSource(["2024-01-01T00:00:01Z ip=192.0.2.1"], origin);
        await RunAsync(engine, rest, sink);
        Assert.Equal("192.0.2.1", Assert.Single(sink.Alerts).Source.Value);
    }

    private static string Cancel(int i, CancellationTokenSource cancellation)
    {
        if (i == 20_000)
        {
            cancellation.Cancel();
        }

        return "";
    }

    private static IEnumerable<string> Endless(Func<int, string> rest)
    {
        for (var i = 0; ; i++)
        {
            yield return $"2024-01-01T00:00:00Z ip=192.0.2.7{rest(i)}";
        }
    }

    private static Task RunAsync(CaseEngine engine, ILineSource source, IAlertSink sink, CancellationToken? cancellationToken = null)
    {
        Assert.Empty(engine.Findings);
        return engine.Processor.RunAsync(source, sink, cancellationToken: cancellationToken ?? TestContext.Current.CancellationToken).WaitAsync(Patience);
    }

    private sealed class FailingSink : IAlertSink
    {
        public void Accept(Alert alert) => throw new IOException("the disk is full");
    }

    private sealed class SilentSource : ILineSource
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public bool Fill(LineBatch batch, CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            cancellationToken.WaitHandle.WaitOne(Patience);
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}

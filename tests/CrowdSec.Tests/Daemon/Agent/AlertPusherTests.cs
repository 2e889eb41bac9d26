using System.Text;
using CrowdSec.Daemon.Agent.Pushing;
using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Foundation.Logging;
using Xunit;

namespace CrowdSec.Tests.Daemon.Agent;

public sealed class AlertPusherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _log = new();
    private readonly AlertSpool _spool;
    private readonly DeadLetters _deadLetters;

    public AlertPusherTests()
    {
        var log = new TextLog(_log, LogLevel.Info, LogFormat.Text, null);
        _spool = new AlertSpool(new SpoolOptions(_folder.PathOf("spool")), log);
        _deadLetters = new DeadLetters(_folder.PathOf("rejected.jsonl"), TimeProvider.System, log);
    }

    public void Dispose()
    {
        _spool.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Alerts_go_in_batches_and_in_order()
    {
        await Fill(450);
        var uplink = new ScriptedUplink(static _ => UplinkAnswer.Stored);
        Assert.True(await Pusher(uplink).PushAllAsync(Cancellation));
        Assert.Equal(Enumerable.Range(0, 450).Select(Name), uplink.Stored);
        Assert.Equal(3, uplink.Calls);
        Assert.Null(_spool.Read(1, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(99)]
    public async Task An_alert_that_is_refused_is_put_aside_and_the_others_go_through(int bad)
    {
        await Fill(100);
        var uplink = new ScriptedUplink(batch => batch.Contains(Name(bad)) ? new UplinkAnswer(UplinkOutcome.Refused, "scenario is required") : UplinkAnswer.Stored);
        Assert.True(await Pusher(uplink).PushAllAsync(Cancellation));
        Assert.Equal(Enumerable.Range(0, 100).Where(i => i != bad).Select(Name), uplink.Stored);
        var line = Assert.Single(File.ReadAllLines(_folder.PathOf("rejected.jsonl")));
        Assert.Contains($"\"reason\":\"scenario is required\",\"alert\":{Name(bad)}", line, StringComparison.Ordinal);
        Assert.InRange(uplink.Calls, 1, 20);
    }

    [Fact]
    public async Task All_may_be_refused()
    {
        await Fill(20);
        Assert.True(await Pusher(new ScriptedUplink(static _ => new UplinkAnswer(UplinkOutcome.Refused, "no"))).PushAllAsync(Cancellation));
        Assert.Equal(20, _deadLetters.Count);
    }

    [Fact]
    public async Task When_the_api_fails_over_one_alert_and_takes_others_that_one_is_to_blame()
    {
        await Fill(64);
        var uplink = new ScriptedUplink(static batch => batch.Contains(Name(0)) ? new UplinkAnswer(UplinkOutcome.Failed, "panic") : UplinkAnswer.Stored);
        Assert.True(await Pusher(uplink).PushAllAsync(Cancellation));
        Assert.Equal(63, uplink.Stored.Count);
        Assert.Equal(1, _deadLetters.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task When_the_api_fails_over_all_none_is_to_blame_and_it_is_not_asked_for_each(int count)
    {
        await Fill(count);
        var uplink = new ScriptedUplink(static _ => new UplinkAnswer(UplinkOutcome.Failed, "database is locked"));
        Assert.False(await Pusher(uplink).PushAllAsync(Cancellation));
        Assert.Equal(0, _deadLetters.Count);
        Assert.InRange(uplink.Calls, 1, 32);
        Assert.Equal(count, _spool.Read(1000, 1_000_000)!.Entries.Count);
    }

    [Theory]
    [InlineData("Away", "the Local API is away, alerts wait in the spool: connection refused")]
    [InlineData("NotAllowed", "the Local API does not let this machine in, alerts wait in the spool: connection refused")]
    public async Task An_api_that_is_away_is_mentioned_once_and_when_it_is_back(string name, string expected)
    {
        var outcome = Enum.Parse<UplinkOutcome>(name);
        await Fill(3);
        var failures = 5;
        var uplink = new ScriptedUplink(_ => failures-- > 0 ? new UplinkAnswer(outcome, "connection refused") : UplinkAnswer.Stored);
        var pusher = Pusher(uplink);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = pusher.RunAsync(stop.Token);
        while (_spool.Read(1, 1) is not null)
        {
            await Task.Delay(1, Cancellation);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(3, uplink.Stored.Count);
        Assert.Equal($"level=warning msg=\"{expected}\"\nlevel=info msg=\"the Local API takes alerts again\"\n", _log.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_connection_lost_between_halves_keeps_the_whole_batch()
    {
        await Fill(8);
        var calls = 0;
        var uplink = new ScriptedUplink(batch => ++calls == 3 ? new UplinkAnswer(UplinkOutcome.Away, "reset") : batch.Count > 4 ? new UplinkAnswer(UplinkOutcome.Refused, "large") : UplinkAnswer.Stored);
        var pusher = Pusher(uplink);
        Assert.False(await pusher.PushAllAsync(Cancellation));
        Assert.True(await pusher.PushAllAsync(Cancellation));
        Assert.Equal(Enumerable.Range(0, 8).Select(Name), uplink.Stored.Distinct().Order());
    }

    [Fact]
    public void Waits_grow_to_a_bound_and_begin_anew()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), new Random(1));
        for (var i = 0; i < 100; i++)
        {
            var full = Math.Min(30, Math.Pow(2, i));
            Assert.InRange(backoff.Next().TotalSeconds, full / 2, full);
        }

        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.5, 1);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Name(int number) => $"\"alert {number:D4}\"";

    private async Task Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _spool.Append(Encoding.UTF8.GetBytes(Name(i)));
        }

        await _spool.FlushAsync();
    }

    private AlertPusher Pusher(IAlertUplink uplink) => new(
        _spool, uplink, _deadLetters,
        new PusherOptions { Linger = TimeSpan.Zero, FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromMilliseconds(2) },
        TimeProvider.System, new TextLog(_log, LogLevel.Info, LogFormat.Text, null));
}

using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Decisions;
using Xunit;

namespace CrowdSec.Tests.Storage.Faults;

public sealed class PostgresFaultTests
{
    private const int Callers = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_goes_and_comes_back_loses_nothing_that_was_acknowledged()
    {
        using var server = PostgresServer.CreateOwn();
        await server.StartAsync();
        await using var store = await Store.OpenAsync(PostgresServer.Config(server), null, TimeProvider.System, SilentLog.Instance, Token);
        var calls = new Calls(store);
        using var stop = new CancellationTokenSource();
        var pushing = Enumerable.Range(0, Callers).Select(i => Task.Run(() => calls.RunAsync(i, stop.Token), Token)).ToArray();
        for (var round = 0; round < 3; round++)
        {
            await calls.WaitForAcknowledgedAsync(50);
            server.Stop();
            if (round > 0)
            {
                // Long enough that callers are told.
                await calls.WaitForFailureAsync();
            }

            await server.StartAsync();
        }

        await calls.WaitForAcknowledgedAsync(50);
        await stop.CancelAsync();
        await Task.WhenAll(pushing);

        Assert.All(calls.Failures, static f => Assert.Equal(StoreError.Unavailable, f.Error));
        Assert.Contains(calls.Failures, static f => f.Message.Contains("the database server", StringComparison.Ordinal));
        var stored = new List<StoredDecision>();
        await store.Decisions.LoadAsync(1, long.MaxValue, stored.Add, Token);
        Assert.Empty(calls.Acknowledged.Except(stored.Select(static d => d.Value)));
        Assert.Equal(stored.Count, stored.Select(static d => d.Value).Distinct().Count());
    }

    [Fact]
    public async Task Changes_are_heard_of_again_after_the_server_was_away()
    {
        using var server = PostgresServer.CreateOwn();
        await server.StartAsync();
        var config = PostgresServer.Config(server);
        await using var one = await Store.OpenAsync(config, null, TimeProvider.System, SilentLog.Instance, Token);
        await using var two = await Store.OpenAsync(config, null, TimeProvider.System, SilentLog.Instance, Token);
        await one.Machines.AddAsync(Samples.Machine(), false, Token);
        await two.Changes.WaitAsync(0, Token);
        server.Stop();
        await Assert.ThrowsAsync<StoreException>(() => two.Changes.CurrentAsync(Token));
        await server.StartAsync();

        await one.Machines.AddAsync(Samples.Machine("m2"), false, Token);
        await two.Changes.WaitAsync(1, Token);

        Assert.Equal(2, (await two.Changes.ReadAsync(0, 10, Token)).Count);
    }

    /// <summary>Pushes alerts, and remembers what was acknowledged.</summary>
    private sealed class Calls(Store store)
    {
        private readonly List<string> _acknowledged = [];
        private readonly List<StoreException> _failures = [];

        public IReadOnlyList<string> Acknowledged => _acknowledged;

        public IReadOnlyList<StoreException> Failures => _failures;

        public async Task RunAsync(int caller, CancellationToken stop)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var now = TimeProvider.System.GetUtcNow().UtcDateTime;
                var value = $"10.{caller}.{i / 256}.{i % 256}";
                try
                {
                    await store.Alerts.AddAsync("m1", [Samples.Alert(now, Samples.Decision(value, now.AddHours(1)))], Token);
                    lock (_acknowledged)
                    {
                        _acknowledged.Add(value);
                    }
                }
                catch (StoreException e)
                {
                    lock (_acknowledged)
                    {
                        _failures.Add(e);
                    }

                    await Task.Delay(20, Token);
                }
            }
        }

        public Task WaitForAcknowledgedAsync(int more) => WaitAsync(() => _acknowledged.Count, more);

        public Task WaitForFailureAsync() => WaitAsync(() => _failures.Count, 1);

        private async Task WaitAsync(Func<int> count, int more)
        {
            int Count()
            {
                lock (_acknowledged)
                {
                    return count();
                }
            }

            for (var target = Count() + more; Count() < target;)
            {
                await Task.Delay(10, Token);
            }
        }
    }
}

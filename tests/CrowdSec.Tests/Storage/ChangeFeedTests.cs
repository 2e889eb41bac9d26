using CrowdSec.Storage.Changes;
using CrowdSec.Storage;
using Xunit;

namespace CrowdSec.Tests.Storage;

public sealed class ChangeFeedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task Changes_are_numbered_without_gaps(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await using var other = await test.OpenAgainAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? test.Store : other).Alerts.AddAsync("m1", [Samples.Alert(test.Now, Samples.Decision($"192.0.2.{i}", test.Now.AddHours(1)))], Token)));

        var current = await test.Store.Changes.CurrentAsync(Token);
        var changes = await other.Changes.ReadAsync(0, 1000, Token);

        Assert.Equal(Enumerable.Range(1, (int)current).Select(static i => (long)i), changes.Select(static c => c.Sequence));
        Assert.Equal(40, changes.Sum(static c => c.LastId - c.FirstId + 1));
        Assert.Equal(1, await test.Store.Changes.OldestAsync(Token));
        Assert.Equal(3, (await test.Store.Changes.ReadAsync(2, 1, Token)).Single().Sequence);
    }

    [Theory]
    [EachDatabase]
    public async Task A_job_that_fails_leaves_no_number_behind(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Machines.AddAsync(Samples.Machine(), false, Token);
        var jobs = Enumerable.Range(0, 50).Select(i => test.Store.Machines.AddAsync(Samples.Machine(i % 2 == 0 ? "m1" : "n" + i), false, Token)).ToArray();
        await Task.WhenAll(jobs.Select(static j => j.ContinueWith(static _ => { }, TaskScheduler.Default)));

        Assert.All(jobs.Where((_, i) => i % 2 == 0), static j => Assert.Equal(StoreError.AlreadyExists, Assert.IsType<StoreException>(j.Exception!.InnerException).Error));
        Assert.All(jobs.Where((_, i) => i % 2 == 1), static j => Assert.True(j.IsCompletedSuccessfully));
        var changes = await test.Store.Changes.ReadAsync(0, 1000, Token);
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(static i => (long)i), changes.Select(static c => c.Sequence));
        Assert.Equal(26, changes.Sum(static c => c.LastId - c.FirstId + 1));
    }

    [Theory]
    [EachDatabase]
    public async Task Waiting_ends_with_changes_of_this_and_of_other_processes(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await using var other = await test.OpenAgainAsync();
        Task[] waiting = [test.Store.Changes.WaitAsync(0, Token), other.Changes.WaitAsync(0, Token)];
        Assert.All(waiting, static w => Assert.False(w.IsCompleted));

        await test.Store.Machines.AddAsync(Samples.Machine(), false, Token);

        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal(StoreChangeKind.Machines, (await other.Changes.ReadAsync(0, 10, Token)).Single().Kind);
        using var stop = new CancellationTokenSource();
        var next = other.Changes.WaitAsync(1, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Theory]
    [EachDatabase]
    public async Task Numbers_survive_a_restart(string kind)
    {
        await using var test = await TestStore.OpenAsync(kind);
        await test.Store.Machines.AddAsync(Samples.Machine(), false, Token);
        await test.Store.DisposeAsync();
        await using var again = await test.OpenAgainAsync();
        await again.Machines.AddAsync(Samples.Machine("m2"), false, Token);

        Assert.Equal([1L, 2L], (await again.Changes.ReadAsync(0, 10, Token)).Select(static c => c.Sequence));
    }
}

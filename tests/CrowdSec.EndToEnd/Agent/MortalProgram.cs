using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Agent;

/// <summary>A crowdsec that is started again and again, and killed at any moment: while it starts, while it works.</summary>
internal sealed class MortalProgram(Site site, Random random, params string[] flags) : IAsyncDisposable
{
    private RunningProgram? _running;

    /// <summary>What its last life said.</summary>
    public string Said => _running?.Said ?? "";

    /// <summary>Starts it for good, and waits until it says that it is ready.</summary>
    public async Task StartAsync()
    {
        var program = Start();
        await Eventually.TrueAsync(
            () =>
            {
                Assert.False(program.HasEnded, $"crowdsec {string.Join(' ', flags)} ended\n{program.Said}");
                return Task.FromResult(program.Said.Contains("crowdsec is ready", StringComparison.Ordinal));
            },
            () => $"crowdsec {string.Join(' ', flags)} does not become ready\n{program.Said}");
    }

    /// <summary>Kills what runs, then starts and kills it again and again.</summary>
    public async Task DieAsync(int kills)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            if (_running is null)
            {
                Start();
            }

            await Task.Delay(LifeTime(), TestContext.Current.CancellationToken);
            var program = _running!;
            Assert.False(program.HasEnded, $"crowdsec {string.Join(' ', flags)} ended by itself\n{program.Said}");
            await program.KillAsync();
            await program.DisposeAsync();
            _running = null;
        }
    }

    /// <summary>Ends it in order.</summary>
    public async Task StopAsync() => Assert.Equal(0, await _running!.StopAsync());

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }
    }

    private RunningProgram Start() => _running = RunningProgram.Start(["dotnet", Repository.Program("crowdsec"), "-c", site.Config, .. flags], "crowdsec");

    private TimeSpan LifeTime() => TimeSpan.FromMilliseconds(random.Next(10) switch
    {
        < 2 => random.Next(10, 500),
        < 8 => random.Next(500, 1500),
        _ => random.Next(1500, 3000),
    });
}

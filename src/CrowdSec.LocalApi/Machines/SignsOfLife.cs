using System.Collections.Concurrent;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Machines;

namespace CrowdSec.LocalApi.Machines;

/// <summary>Gathers heartbeats and pushes of machines and writes them together every two seconds, so that a large fleet costs one small transaction. Thread-safe.</summary>
internal sealed class SignsOfLife : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly IMachineStore _machines;
    private readonly TimeProvider _clock;
    private readonly ILog _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _writer;
    private ConcurrentDictionary<string, MachineSignOfLife> _waiting = new();

    public SignsOfLife(IMachineStore machines, TimeProvider clock, ILog log)
    {
        (_machines, _clock, _log) = (machines, clock, log);
        _writer = Task.Run(RunAsync);
    }

    public void Heartbeat(string machineId) => Note(new(machineId, Now, null));

    public void Pushed(string machineId) => Note(new(machineId, null, Now));

    /// <summary>Writes what is waiting.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var waiting = Interlocked.Exchange(ref _waiting, new());
        if (waiting.IsEmpty)
        {
            return;
        }

        try
        {
            await _machines.TouchAsync([.. waiting.Values], cancellationToken);
        }
        catch (StoreException exception)
        {
            // The next sign of the same machine makes up for it.
            _log.Warning($"signs of life of {waiting.Count} machines were not stored: {exception.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _writer;
        await FlushAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    private void Note(MachineSignOfLife sign) =>
        _waiting.AddOrUpdate(
            sign.MachineId,
            static (_, added) => added,
            static (_, old, added) => old with { Heartbeat = added.Heartbeat ?? old.Heartbeat, Push = added.Push ?? old.Push },
            sign);

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                await FlushAsync(_stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is left is written by who stops.
        }
    }
}

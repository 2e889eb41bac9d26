using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace CrowdSec.Daemon;

/// <summary>What the operator asks of a running process. Thread-safe.</summary>
internal sealed class DaemonSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _reloads = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>The process is to end in order.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Those of the operating system: SIGTERM and SIGINT stop, SIGHUP reloads.</summary>
    public static DaemonSignals OfProcess()
    {
        var signals = new DaemonSignals();
        signals.On(PosixSignal.SIGTERM, signals.RequestStop);
        signals.On(PosixSignal.SIGINT, signals.RequestStop);
        signals.On(PosixSignal.SIGHUP, signals.RequestReload);
        return signals;
    }

    public void RequestStop() => _stop.Cancel();

    /// <summary>Requests that come while one waits are the same request.</summary>
    public void RequestReload() => _reloads.Writer.TryWrite(true);

    /// <summary>Ends with the next request to reload.</summary>
    public Task WaitForReloadAsync(CancellationToken cancellationToken) => _reloads.Reader.ReadAsync(cancellationToken).AsTask();

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void On(PosixSignal signal, Action action) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    }));
}

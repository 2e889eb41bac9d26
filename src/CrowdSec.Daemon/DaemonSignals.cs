using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace CrowdSec.Daemon;

/// <summary>What the operator asks of a running process. Thread-safe.</summary>
internal sealed class DaemonSignals : IDisposable
{
    /// <summary>The number of SIGUSR1 on Linux (signal(7)).</summary>
    private const PosixSignal User1 = (PosixSignal)10;

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<DaemonRequest> _requests = Channel.CreateUnbounded<DaemonRequest>();
    private readonly HashSet<DaemonRequest> _waiting = [];
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>The process is to end in order.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Those of the operating system: SIGTERM, SIGINT and SIGQUIT stop, SIGHUP reloads, SIGUSR1 asks for a report.</summary>
    public static DaemonSignals OfProcess()
    {
        var signals = new DaemonSignals();
        signals.On(PosixSignal.SIGTERM, signals.RequestStop);
        signals.On(PosixSignal.SIGINT, signals.RequestStop);
        signals.On(PosixSignal.SIGQUIT, signals.RequestStop);
        signals.On(PosixSignal.SIGHUP, () => signals.Request(DaemonRequest.Reload));
        if (OperatingSystem.IsLinux())
        {
            signals.On(User1, () => signals.Request(DaemonRequest.Report));
        }

        return signals;
    }

    public void RequestStop() => _stop.Cancel();

    /// <summary>A request that comes while the same one waits is the same request.</summary>
    public void Request(DaemonRequest request)
    {
        lock (_waiting)
        {
            if (_waiting.Add(request))
            {
                _requests.Writer.TryWrite(request);
            }
        }
    }

    /// <summary>Ends with the next request.</summary>
    public async Task<DaemonRequest> WaitForRequestAsync(CancellationToken cancellationToken)
    {
        var request = await _requests.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        lock (_waiting)
        {
            _waiting.Remove(request);
        }

        return request;
    }

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

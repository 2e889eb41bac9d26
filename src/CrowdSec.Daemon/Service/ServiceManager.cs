using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CrowdSec.Daemon.Service;

/// <summary>
/// Tells the service manager about the process's state, as sd_notify(3) describes: datagrams of KEY=value lines to the socket named by NOTIFY_SOCKET.
/// Without such a socket nothing happens, and nothing here can fail the process. Thread-safe.
/// </summary>
internal sealed class ServiceManager
{
    private readonly UnixDomainSocketEndPoint? _target;
    private readonly TimeProvider _clock;

    public ServiceManager(DaemonHost host)
    {
        _clock = host.Clock;
        if (host.Environment("NOTIFY_SOCKET") is { Length: > 1 } path && path[0] is '/' or '@')
        {
            _target = new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path);
        }

        if (long.TryParse(host.Environment("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var usec) && usec > 0
            && IsMeant(host.Environment("WATCHDOG_PID")))
        {
            WatchdogPeriod = TimeSpan.FromMicroseconds(usec / 2.0);
        }
    }

    /// <summary>How often a sign of life is asked for; null: not at all.</summary>
    public TimeSpan? WatchdogPeriod { get; }

    public void Ready(string status) => Send($"READY=1\nSTATUS={status}");

    public void Reloading() => Send(string.Create(CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={Microseconds()}\nSTATUS=reloading"));

    public void Stopping() => Send("STOPPING=1\nSTATUS=shutting down");

    public void Alive() => Send("WATCHDOG=1");

    private static bool IsMeant(string? pid) => string.IsNullOrEmpty(pid) || pid == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    private long Microseconds() => (long)(_clock.GetTimestamp() * (1_000_000.0 / _clock.TimestampFrequency));

    private void Send(string state)
    {
        if (_target is null)
        {
            return;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.SendTimeout = 1000;
            socket.SendTo(Encoding.UTF8.GetBytes(state), _target);
        }
        catch (SocketException)
        {
            // A manager that does not listen is not the process's trouble.
        }
    }
}

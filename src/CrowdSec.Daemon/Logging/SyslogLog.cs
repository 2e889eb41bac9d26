using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Logging;

/// <summary>Speaks to the local syslog daemon by datagrams (RFC 3164, facility daemon). While it is away, messages are lost: nothing waits for it. Thread-safe.</summary>
internal sealed class SyslogLog(string socketPath, LogLevel level, TimeProvider clock) : ILog, IDisposable
{
    public const string DefaultSocket = "/dev/log";

    private const int Facility = 3 << 3;

    /// <summary>What every syslog daemon takes.</summary>
    private const int MaxBytes = 2048;

    private readonly Lock _lock = new();
    private Socket? _socket;

    public bool IsEnabled(LogLevel at) => at >= level;

    public void Write(LogLevel at, string message)
    {
        if (!IsEnabled(at))
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(Line(at, message));
        lock (_lock)
        {
            try
            {
                Connect().Send(bytes.AsSpan(0, Math.Min(bytes.Length, MaxBytes)));
            }
            catch (SocketException)
            {
                _socket?.Dispose();
                _socket = null;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _socket?.Dispose();
            _socket = null;
        }
    }

    private Socket Connect()
    {
        if (_socket is null)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
            _socket = socket;
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
        }

        return _socket;
    }

    private string Line(LogLevel at, string message)
    {
        var severity = at switch { LogLevel.Fatal => 2, LogLevel.Error => 3, LogLevel.Warning => 4, LogLevel.Info => 6, _ => 7 };
        var now = clock.GetLocalNow();
        var time = now.ToString("MMM ", CultureInfo.InvariantCulture) + now.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2) + now.ToString(" HH:mm:ss", CultureInfo.InvariantCulture);
        return $"<{Facility + severity}>{time} crowdsec[{Environment.ProcessId}]: {OneLine(message)}";
    }

    private static string OneLine(string message)
    {
        var text = new StringBuilder(message);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                text[i] = ' ';
            }
        }

        return text.ToString();
    }
}

using System.Net.Sockets;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>The file of listen_socket: what an earlier run left behind goes away first, and the own one when the server stops.</summary>
internal static class UnixSocketFile
{
    private const int NoSuchDevice = 6; // ENXIO: what Linux says
    private const int NotSupported = 102; // EOPNOTSUPP: what macOS and BSD say

    /// <exception cref="IOException">Something that is no socket is in the way, or another server answers there.</exception>
    public static void RemoveStale(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        if (!IsSocket(path))
        {
            throw new IOException($"listen_socket {path} exists and is no socket");
        }

        if (IsAnswered(path))
        {
            throw new IOException($"listen_socket {path} is in use by another process");
        }

        File.Delete(path);
    }

    public static void Remove(string path)
    {
        if (path.Length > 0 && File.Exists(path))
        {
            File.Delete(path);
        }
    }

    /// <summary>The system refuses to open sockets as files, with an error of its own; reading and writing, since that does not wait at a pipe.</summary>
    private static bool IsSocket(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (IOException exception)
        {
            return exception.HResult is NoSuchDevice or NotSupported;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsAnswered(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

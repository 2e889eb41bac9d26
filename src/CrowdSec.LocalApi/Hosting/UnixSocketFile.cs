using System.Net.Sockets;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>The file of listen_socket: what an earlier run left behind goes away first, and the own one when the server stops.</summary>
internal static class UnixSocketFile
{
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

    private static bool IsSocket(string path) => OperatingSystem.IsWindows() || (File.GetAttributes(path) & (FileAttributes.Normal | FileAttributes.Directory)) == 0 || new FileInfo(path).Length == 0;

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

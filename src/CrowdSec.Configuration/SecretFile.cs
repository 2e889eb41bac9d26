using System.Text;

namespace CrowdSec.Configuration;

/// <summary>Files that only their owner may read.</summary>
public static class SecretFile
{
    /// <summary>Replaces the file at once, so that nobody ever sees half of it or may read it in between.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Write(string path, string text)
    {
        path = Path.GetFullPath(path);
        if (Path.Exists(path) && !File.Exists(path))
        {
            throw new IOException("it is a directory");
        }

        // A link is kept: what it leads to is replaced. Devices such as /dev/stdout are written as they are.
        var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (File.Exists(target) && (File.GetAttributes(target) & FileAttributes.Device) != 0)
        {
            File.WriteAllText(target, text);
            return;
        }

        var temporary = $"{target}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        File.Move(temporary, target, overwrite: true);
    }
}

using System.Reflection;

namespace CrowdSec.Daemon.Standalone;

/// <summary>
/// The directory of an installation that nobody configured: configuration, items and data in one place. It is an ordinary configuration, so that cscli and a
/// reload work with it; what a person changed in it stays.
/// </summary>
internal sealed class StandaloneHome(string directory)
{
    private static readonly string[] Templates = ["config.yaml", "profiles.yaml", "acquis.yaml"];

    public string Directory { get; } = Path.GetFullPath(directory);

    public string ConfigPath => Path.Combine(Directory, "config.yaml");

    /// <summary>Writes what is missing, and brings the items up to those of the hub tree.</summary>
    /// <returns>Whether the installation is new.</returns>
    /// <exception cref="FatalException">The directory cannot be written, or the tree is damaged.</exception>
    public bool Prepare(string hubTree, string patterns)
    {
        try
        {
            var isNew = !File.Exists(ConfigPath);
            MakeDirectories();
            foreach (var name in Templates)
            {
                WriteTemplate(name);
            }

            CopyPatterns(patterns);
            new StandaloneHub(Directory, hubTree).Install();
            return isNew;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"there is no configuration, and none can be made in {Directory}: {e.Message} (name a configuration with -c, or another place with XDG_STATE_HOME)", e);
        }
    }

    private void MakeDirectories()
    {
        foreach (var name in new[] { "", "data", "acquis.d", "patterns" })
        {
            var path = Path.Combine(Directory, name);
            if (OperatingSystem.IsWindows())
            {
                System.IO.Directory.CreateDirectory(path);
            }
            else
            {
                System.IO.Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    private void WriteTemplate(string name)
    {
        var path = Path.Combine(Directory, name);
        if (File.Exists(path))
        {
            return;
        }

        using var template = Assembly.GetExecutingAssembly().GetManifestResourceStream("standalone." + name)!;
        using var reader = new StreamReader(template);

        // Paths of a configuration are absolute.
        File.WriteAllText(path, reader.ReadToEnd().Replace(": ./", $": {Directory}/", StringComparison.Ordinal));
    }

    private void CopyPatterns(string patterns)
    {
        if (patterns.Length == 0)
        {
            return;
        }

        foreach (var file in System.IO.Directory.EnumerateFiles(patterns))
        {
            File.Copy(file, Path.Combine(Directory, "patterns", Path.GetFileName(file)), overwrite: true);
        }
    }
}

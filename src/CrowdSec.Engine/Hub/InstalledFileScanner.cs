namespace CrowdSec.Engine.Hub;

/// <summary>Finds what is installed: every YAML file below the type directories, in path order.</summary>
internal sealed class InstalledFileScanner(HubPlaces places, List<string> warnings)
{
    private const int DeepestLevel = 16;

    private readonly string _hub = RealPath(places.HubDirectory);

    public IEnumerable<InstalledFile> Scan(HubItemType type)
    {
        var root = Path.Combine(places.InstallDirectory, type.Name());
        if (!Directory.Exists(root))
        {
            yield break;
        }

        foreach (var path in Files(root, 0))
        {
            var relative = path[(root.Length + 1)..];
            var stage = "";
            if (type.HasStages())
            {
                var slash = relative.IndexOf('/');
                if (slash < 0)
                {
                    warnings.Add($"Ignoring file {path}: it is in no stage, move it to a directory such as {root}/s01-parse/");
                    continue;
                }

                (stage, relative) = (relative[..slash], relative[(slash + 1)..]);
            }

            if (Follow(path) is { } target)
            {
                yield return new InstalledFile(type, stage, path, target, relative, LinkTargets.RelativeTo(_hub, target));
            }
        }
    }

    private string? Follow(string path)
    {
        try
        {
            var target = LinkTargets.Resolve(path);
            if (File.Exists(target))
            {
                return target;
            }

            warnings.Add($"Ignoring file {path}: link target does not exist: {target}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warnings.Add($"Ignoring file {path}: {e.Message}");
        }

        return null;
    }

    private static List<string> Files(string directory, int level)
    {
        var files = new List<string>();
        if (level > DeepestLevel)
        {
            return files;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(directory).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(entry);
            if (Directory.Exists(entry))
            {
                if (!name.StartsWith('.'))
                {
                    files.AddRange(Files(entry, level + 1));
                }
            }
            else if (name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal))
            {
                files.Add(entry);
            }
        }

        return files;
    }

    private static string RealPath(string directory)
    {
        try
        {
            return LinkTargets.Resolve(directory);
        }
        catch (IOException)
        {
            return Path.GetFullPath(directory);
        }
    }
}

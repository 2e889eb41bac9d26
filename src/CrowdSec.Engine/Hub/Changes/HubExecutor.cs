namespace CrowdSec.Engine.Hub.Changes;

/// <summary>Carries out a plan on disk. Files are replaced in one step, so that a crash leaves the old or the new one.</summary>
public sealed class HubExecutor(HubPlaces places, IItemSource source, TextWriter output)
{
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="HubException">A step is not possible.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Execute(HubPlan plan)
    {
        foreach (var change in plan.Changes)
        {
            switch (change.Operation)
            {
                case HubOperation.Download:
                    output.WriteLine($"downloading {change.Item.Reference}");
                    Download(change.Item);
                    break;
                case HubOperation.Enable:
                    output.WriteLine($"enabling {change.Item.Reference}");
                    Enable(change.Item);
                    break;
                case HubOperation.Disable:
                    output.WriteLine($"disabling {change.Item.Reference}");
                    Disable(change.Item);
                    break;
                default:
                    output.WriteLine($"purging {change.Item.Reference}");
                    File.Delete(HubPath(change.Item));
                    break;
            }
        }
    }

    private void Download(HubItem item)
    {
        var path = HubPath(item);
        var content = source.Read(item.Index!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.download";
        File.WriteAllBytes(temporary, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, File.Exists(path) ? File.GetUnixFileMode(path) : PrivateFile);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private void Enable(HubItem item)
    {
        var link = InstallPath(item);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        if (new FileInfo(link) is { LinkTarget: { } target })
        {
            if (target == HubPath(item))
            {
                return;
            }

            File.Delete(link);
        }

        File.CreateSymbolicLink(link, HubPath(item));
    }

    private static void Disable(HubItem item)
    {
        if (new FileInfo(item.LocalPath).LinkTarget is null)
        {
            throw new HubException($"{item.Name} isn't managed by hub");
        }

        File.Delete(item.LocalPath);
    }

    private string InstallPath(HubItem item) =>
        Path.Combine(places.InstallDirectory, item.Type.Name(), item.Stage, Path.GetFileName(item.Index!.Path));

    /// <summary>The index is downloaded data: a path in it must not lead out of the hub.</summary>
    private string HubPath(HubItem item)
    {
        var root = Path.GetFullPath(places.HubDirectory);
        var path = Path.GetFullPath(Path.Join(root, item.Index!.Path));
        if (LinkTargets.RelativeTo(root, path) is null || item.Stage.Contains('/') || item.Stage == "..")
        {
            throw new HubException($"{item.Reference}: the index names the path '{item.Index.Path}', which is outside of the hub");
        }

        return path;
    }
}

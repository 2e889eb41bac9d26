using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Items;
using CrowdSec.Engine.Hub;

namespace CrowdSec.Cli.Hub;

/// <summary>cscli hub update: a newer catalogue, from a hub tree on disk.</summary>
internal static class HubUpdateCommand
{
    private const string IndexName = ".index.json";

    public static CliCommand Create() => new()
    {
        Name = "update",
        Summary = "Bring the index of available configurations up to date",
        Description = "Bring the index of available configurations up to date, from a hub tree on disk. Installed items stay as they are: 'cscli hub upgrade' changes them.",
        Example = "  cscli hub update --from ./hub",
        Flags = [PlanRunner.From, CliFlag.Switch("with-content", "Keep the items' content in the index too (as the tree's index has it)")],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var tree = run.Flags.Text("from");
        if (tree.Length == 0)
        {
            throw new CliException("this version takes the hub from disk only: name a hub tree with --from");
        }

        var path = run.Settings.Config.Paths.IndexPath;
        var index = ReadTree(tree);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(index))
        {
            run.Out.WriteLine("Nothing to do, the hub index is up to date.");
        }
        else
        {
            run.Out.WriteLine($"Downloading {path}");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = path + ".new";
            File.WriteAllBytes(temporary, index);
            File.Move(temporary, path, overwrite: true);
        }

        HubSource.Warn(run, HubSource.Load(run));
        return 0;
    }

    /// <summary>The tree's index, when it is one: a damaged index must not replace one that works.</summary>
    private static byte[] ReadTree(string tree)
    {
        var path = Path.Combine(tree, IndexName);
        if (!File.Exists(path))
        {
            throw new CliException($"{tree} is no hub tree: it has no {IndexName} (make one with 'cscli hub index --hub {tree}')");
        }

        var bytes = File.ReadAllBytes(path);
        try
        {
            HubIndex.Parse(bytes);
            return bytes;
        }
        catch (HubException e)
        {
            throw new CliException($"{path}: {e.Message}", e);
        }
    }
}

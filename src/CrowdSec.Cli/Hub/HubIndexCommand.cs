using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Hub;

/// <summary>cscli hub index: makes the index of a hub tree from its files.</summary>
internal static class HubIndexCommand
{
    public static CliCommand Create() => new()
    {
        Name = "index",
        Summary = "Write the index of a hub tree",
        Description = "Write .index.json of a hub tree from its items. An item that changed since the last index gets the next minor version.\nThe same tree always gives the same file.",
        Example = "  cscli hub index --hub ./hub\n\n  # fail when the index is out of date\n  cscli hub index --hub ./hub --check",
        Flags =
        [
            CliFlag.Text("hub", "Root of the hub tree", fallback: "."),
            CliFlag.Switch("check", "Write nothing; exit with 1 when the index is not current"),
            CliFlag.Switch("with-content", "Put the items' content into the index"),
        ],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var tree = new HubTree(run.Flags.Text("hub"));
        if (!Directory.Exists(tree.Root))
        {
            throw new CliException($"path to hub '{tree.Root}' doesn't exist, can't run");
        }

        var path = Path.Combine(tree.Root, ".index.json");
        var previous = File.Exists(path) ? HubIndex.Load(path) : HubIndex.Empty;
        var findings = new DiagnosticBag();
        var index = new IndexBuilder(tree, previous, run.Flags.Bool("with-content")).Build(findings);
        if (index is null)
        {
            throw new CliException($"the tree cannot be indexed:\n{string.Join('\n', findings)}");
        }

        var isCurrent = File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(index);
        if (run.Flags.Bool("check"))
        {
            return isCurrent ? 0 : throw new CliException($"{path} is not current, run 'cscli hub index --hub {run.Flags.Text("hub")}'");
        }

        if (isCurrent)
        {
            run.Out.WriteLine("Nothing to do, the hub index is up to date.");
            return 0;
        }

        var temporary = path + ".new";
        File.WriteAllBytes(temporary, index);
        File.Move(temporary, path, overwrite: true);
        run.Out.WriteLine($"Wrote {path}: {HubIndexSize(index)} items");
        return 0;
    }

    private static int HubIndexSize(byte[] index) => HubIndex.Parse(index).Count;
}

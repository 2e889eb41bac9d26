using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Documentation;

/// <summary>cscli doc: the help of all commands as Markdown, one file each. Hidden: for those who make the documentation.</summary>
internal static class DocCommand
{
    /// <param name="root">The tree that is documented.</param>
    public static CliCommand Create(Func<CliCommand> root) => new()
    {
        Name = "doc",
        Summary = "Generate the documentation related to cscli commands. Target directory must exist.",
        Example = "  cscli doc --target ./docs",
        Hidden = true,
        Flags = [CliFlag.Text("target", "The target directory", fallback: "./doc")],
        Run = (run, _) =>
        {
            var target = run.Flags.Text("target");
            if (!Directory.Exists(target))
            {
                throw new CliException($"failed to generate cscli documentation: {target}: no such file or directory");
            }

            Write(target, [root()]);
            run.Out.WriteLine($"Documentation generated in {target}");
            return Task.FromResult(0);
        },
    };

    private static void Write(string target, IReadOnlyList<CliCommand> path)
    {
        var name = string.Join(' ', path.Select(static c => c.Name));
        var text = $"---\nid: {name.Replace(' ', '_')}\ntitle: {name}\n---\n\n## {name}\n\n```\n{HelpText.Of(path)}```\n";
        File.WriteAllText(Path.Combine(target, $"{name.Replace(' ', '_')}.md"), text);
        foreach (var child in path[^1].Commands.Where(static c => !c.Hidden))
        {
            Write(target, [.. path, child]);
        }
    }
}

using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Documentation;

/// <summary>cscli help: the help of the command that is named.</summary>
internal static class HelpCommand
{
    /// <param name="root">The tree that is looked into.</param>
    public static CliCommand Create(Func<CliCommand> root) => new()
    {
        Name = "help",
        Usage = "[command]",
        Summary = "Help about any command",
        Example = "  cscli help decisions add",
        Arguments = ArgumentRule.Any,
        Run = (run, _) =>
        {
            var path = new List<CliCommand> { root() };
            foreach (var word in run.Arguments)
            {
                if (path[^1].Find(word) is not { } child)
                {
                    throw new CliException($"Unknown help topic `{string.Join(' ', run.Arguments)}`");
                }

                path.Add(child);
            }

            run.Out.Write(HelpText.Of(path));
            return Task.FromResult(0);
        },
    };
}

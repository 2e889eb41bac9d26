using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Completion;

/// <summary>Prints a script that teaches a shell the commands and options.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "powershell", "fish"];

    /// <param name="root">The tree that is completed.</param>
    public static CliCommand Create(Func<CliCommand> root) => new()
    {
        Name = "completion",
        Usage = "[bash|zsh|powershell|fish]",
        Summary = "Generate completion script",
        Example = """
              # for this session of bash
              source <(cscli completion bash)

              # for every session of bash
              cscli completion bash | sudo tee /etc/bash_completion.d/cscli
            """,
        Arguments = ArgumentRule.Exactly(1),
        Run = (run, _) =>
        {
            var shell = run.Arguments[0];
            if (!Shells.Contains(shell))
            {
                throw new UsageException($"invalid argument \"{shell}\" for \"cscli completion\"", withHelp: true);
            }

            run.Out.Write(CompletionScript.For(shell, root()));
            return Task.FromResult(0);
        },
    };
}

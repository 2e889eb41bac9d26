using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Completion;

/// <summary>Prints a script that teaches a shell the commands and options.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "powershell", "fish"];

    public static CliCommand Create() => new()
    {
        Name = "completion",
        Usage = "[bash|zsh|powershell|fish]",
        Summary = "Generate completion script",
        Example = """
              # for this session of bash
              source <(cscli completion bash)

              # for every session of bash
              cscli completion bash | sudo tee /etc/bash_completion.d/cscli

              # zsh, fish, PowerShell
              cscli completion zsh > "${fpath[1]}/_cscli"
              cscli completion fish > ~/.config/fish/completions/cscli.fish
              cscli completion powershell | Out-String | Invoke-Expression
            """,
        Arguments = ArgumentRule.Exactly(1),
        Complete = static (_, _) => Task.FromResult<IReadOnlyList<string>>(Shells),
        Run = (run, _) =>
        {
            var shell = run.Arguments[0];
            if (!Shells.Contains(shell))
            {
                throw new UsageException($"invalid argument \"{shell}\" for \"cscli completion\"", withHelp: true);
            }

            run.Out.Write(CompletionScript.For(shell));
            return Task.FromResult(0);
        },
    };
}

using System.Text;
using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Completion;

/// <summary>Completion scripts. Each holds a table "command path → words", and picks the row of the words typed so far.</summary>
internal static class CompletionScript
{
    public static string For(string shell, CliCommand root)
    {
        var rows = Rows([root]).ToList();
        return shell switch
        {
            "bash" => Bash(rows),
            "zsh" => "#compdef cscli\nautoload -U +X bashcompinit && bashcompinit\n" + Bash(rows),
            "fish" => Fish(rows),
            _ => PowerShell(rows),
        };
    }

    private static IEnumerable<(string Path, string[] Words)> Rows(IReadOnlyList<CliCommand> path)
    {
        var command = path[^1];
        var words = command.Commands.Where(static c => !c.Hidden).Select(static c => c.Name)
            .Concat(CommandLineParser.KnownFlags(path).Where(static f => !f.Hidden).Select(static f => $"--{f.Name}"));
        yield return (string.Join(' ', path.Select(static c => c.Name)), [.. words]);
        foreach (var row in command.Commands.SelectMany(child => Rows([.. path, child])))
        {
            yield return row;
        }
    }

    private static string Bash(List<(string Path, string[] Words)> rows)
    {
        var text = new StringBuilder("""
            # completion of cscli
            _cscli() {
                local word path="cscli" next
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    [[ $word == -* ]] && continue
                    next="$path $word"
                    [[ -n "${_cscli_words[$next]}" ]] && path="$next"
                done
                COMPREPLY=($(compgen -W "${_cscli_words[$path]}" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            declare -gA _cscli_words=(

            """.ReplaceLineEndings("\n"));
        foreach (var (path, words) in rows)
        {
            text.Append($"    [\"{path}\"]=\"{string.Join(' ', words)}\"\n");
        }

        return text.Append(")\ncomplete -o default -F _cscli cscli\n").ToString();
    }

    private static string Fish(List<(string Path, string[] Words)> rows)
    {
        var text = new StringBuilder("# completion of cscli\n");
        foreach (var (path, words) in rows)
        {
            var typed = path.Split(' ')[1..];
            var condition = typed.Length == 0 ? "__fish_use_subcommand" : string.Join("; and ", typed.Select(static t => $"__fish_seen_subcommand_from {t}"));
            text.Append($"complete -c cscli -n '{condition}' -a '{string.Join(' ', words)}'\n");
        }

        return text.ToString();
    }

    private static string PowerShell(List<(string Path, string[] Words)> rows)
    {
        var text = new StringBuilder("# completion of cscli\n$cscliWords = @{\n");
        foreach (var (path, words) in rows)
        {
            text.Append($"    '{path}' = @({string.Join(", ", words.Select(static w => $"'{w}'"))})\n");
        }

        return text.Append("""
            }
            Register-ArgumentCompleter -Native -CommandName cscli -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $path = 'cscli'
                foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                    $next = "$path $element"
                    if ($cscliWords.ContainsKey($next)) { $path = $next }
                }
                $cscliWords[$path] | Where-Object { $_ -like "$wordToComplete*" }
            }

            """.ReplaceLineEndings("\n")).ToString();
    }
}

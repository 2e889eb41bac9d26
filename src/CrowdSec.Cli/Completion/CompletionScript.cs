namespace CrowdSec.Cli.Completion;

/// <summary>Completion scripts. They ask the program itself what may come next, see <see cref="CompletionProtocol"/>, so they need no renewal when commands change.</summary>
internal static class CompletionScript
{
    public static string For(string shell) => (shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    }).ReplaceLineEndings("\n") + "\n";

    private const string Bash = """
        # completion of cscli for bash
        _cscli() {
            local line files=1
            COMPREPLY=()
            while IFS= read -r line; do
                case $line in
                    :*) [[ $line == :0 ]] || files=0 ;;
                    *) COMPREPLY+=("${line%%$'\t'*}") ;;
                esac
            done < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
            if ((files)); then
                compopt -o default 2>/dev/null
            fi
        }
        complete -F _cscli cscli
        """;

    private const string Zsh = """
        #compdef cscli
        # completion of cscli for zsh
        _cscli() {
            local line files=1
            local -a values
            for line in "${(@f)$(${words[1]} __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
                case $line in
                    :0) ;;
                    :*) files=0 ;;
                    *$'\t'*) values+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
                    ?*) values+=("${line//:/\\:}") ;;
                esac
            done
            if (($#values)); then
                _describe cscli values
            elif ((files)); then
                _files
            fi
        }
        if [[ ${funcstack[1]} == _cscli ]]; then
            _cscli "$@"
        else
            compdef _cscli cscli
        fi
        """;

    private const string Fish = """
        # completion of cscli for fish
        function __cscli_complete
            set -l words (commandline -opc)
            set -l begun (commandline -ct)
            for line in ($words[1] __complete $words[2..-1] "$begun" 2>/dev/null)
                switch $line
                    case ':0'
                        __fish_complete_path "$begun"
                    case ':*'
                    case '*'
                        echo $line
                end
            end
        end
        complete -c cscli -e
        complete -c cscli -f -a '(__cscli_complete)'
        """;

    private const string PowerShell = """
        # completion of cscli for PowerShell
        Register-ArgumentCompleter -Native -CommandName cscli -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $typed = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
            $program = $typed[0]
            $before = @($typed | Select-Object -Skip 1)
            $begun = if ($wordToComplete -eq '' -and $PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { $wordToComplete }
            & $program __complete @before $begun 2>$null | Where-Object { $_ -notmatch '^:' } | ForEach-Object {
                $value, $help = $_ -split "`t", 2
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $(if ($help) { $help } else { $value }))
            }
        }
        """;
}

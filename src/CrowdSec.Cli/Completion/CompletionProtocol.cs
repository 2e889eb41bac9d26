using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Api;

namespace CrowdSec.Cli.Completion;

/// <summary>
/// What completion scripts ask, "cscli __complete WORD...", and how they are answered: a candidate a line, with a tab and its help, then ":4", or ":0" when names of files
/// fit too. It is what programs written with cobra answer, so that scripts made for those work.
/// </summary>
internal static class CompletionProtocol
{
    private const string Request = "__complete";

    private const string RequestWithoutHelp = "__completeNoDesc";

    public static bool IsRequest(IReadOnlyList<string> args) => args is [Request or RequestWithoutHelp, ..];

    public static async Task<int> AnswerAsync(CliCommand root, CliHost host, IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var found = await new Completer(root, host).CompleteAsync([.. args.Skip(1)], cancellationToken).ConfigureAwait(false);
        foreach (var (value, help) in found.Candidates)
        {
            host.Out.Write(TerminalText.Printable(value));
            host.Out.WriteLine(help.Length > 0 && args[0] == Request ? $"\t{help}" : "");
        }

        host.Out.WriteLine(found.Files ? ":0" : ":4");
        return 0;
    }
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.Hub;
using CrowdSec.Storage;

namespace CrowdSec.Cli.Completion;

/// <summary>
/// Finds what may come next on a command line: commands, options, values of options, and names that exist. Never fails: who presses a key wants no message.
/// </summary>
internal sealed class Completer(CliCommand root, CliHost host)
{
    /// <summary>A key was pressed, and somebody waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="words">What was typed; the last one, which may be empty, is to be completed.</param>
    public async Task<Completions> CompleteAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var (typed, begun) = words.Count == 0 ? ([], "") : (words.Take(words.Count - 1).ToList(), words[^1]);
        var path = CommandLineParser.PathOf(root, typed);
        if (typed.Count > 0 && !typed.Contains("--") && FlagOf(typed[^1], path) is { Kind: not FlagKind.Bool } waiting)
        {
            return OfFlag(waiting, begun, "");
        }

        if (begun.StartsWith('-'))
        {
            return begun.IndexOf('=') is var equals and > 0
                ? FlagOf(begun[..equals], path) is { } flag ? OfFlag(flag, begun[(equals + 1)..], begun[..(equals + 1)]) : Completions.Nothing
                : Flags(path, begun);
        }

        if (path[^1].Commands.Count > 0)
        {
            return Pick(path[^1].Commands.Where(static c => !c.Hidden).Select(static c => (c.Name, c.Summary)), begun);
        }

        return path[^1] is { Complete: { } complete } command
            ? await NamesAsync(command, complete, typed, begun, cancellationToken).ConfigureAwait(false)
            : path[^1].Arguments == ArgumentRule.None ? Completions.Nothing : Completions.AnyFile;
    }

    private static CliFlag? FlagOf(string word, List<CliCommand> path) => word switch
    {
        ['-', '-', .. var name] => CommandLineParser.KnownFlags(path).Find(f => f.Name == name),
        ['-', var letter] => CommandLineParser.KnownFlags(path).Find(f => f.Short == letter),
        _ => null,
    };

    private static Completions OfFlag(CliFlag flag, string begun, string before) =>
        flag.Values.Count > 0 ? Pick(flag.Values.Select(v => (before + v, "")), before + begun) : Completions.AnyFile;

    private static Completions Flags(List<CliCommand> path, string begun) =>
        Pick(CommandLineParser.KnownFlags(path).Where(static f => !f.Hidden).OrderBy(static f => f.Name, StringComparer.Ordinal).Select(static f => ($"--{f.Name}", f.Help)), begun);

    private async Task<Completions> NamesAsync(CliCommand command, CompletionSource source, List<string> typed, string begun, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var parsed = new CommandLineParser(root).Parse(typed);
            var silent = host with { Out = TextWriter.Null, Err = TextWriter.Null };
            var names = await source(new CliInvocation(silent, parsed, CliSettings.From(parsed.Flags, silent)), patience.Token).ConfigureAwait(false);
            var isFull = command.Arguments.Most >= 0 && parsed.Arguments.Count >= command.Arguments.Most;
            return isFull ? Completions.Nothing : Pick(names.Except(parsed.Arguments).Order(StringComparer.Ordinal).Select(static n => (n, "")), begun);
        }
        catch (Exception e) when (e is UsageException or CliException or HubException or StoreException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return Completions.Nothing;
        }
    }

    private static Completions Pick(IEnumerable<(string Value, string Help)> all, string begun) => new([.. all.Where(c => c.Value.StartsWith(begun, StringComparison.Ordinal))]);
}

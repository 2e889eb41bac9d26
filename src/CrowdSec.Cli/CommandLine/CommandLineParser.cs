namespace CrowdSec.Cli.CommandLine;

/// <summary>
/// Finds the command in the arguments and reads its options: "--name value", "--name=value", "-n value", "-nvalue", "-n=value", letters of
/// switches together, "--" to end options.
/// </summary>
internal sealed class CommandLineParser(CliCommand root)
{
    private static readonly CliFlag Help = CliFlag.Switch("help", "help for this command", 'h');

    /// <exception cref="UsageException">An option is unknown or lacks its value.</exception>
    public ParsedCommand Parse(IReadOnlyList<string> args)
    {
        var path = FindCommand(root, args, out var rest);
        var known = KnownFlags(path);
        var flags = new FlagValues(known);
        try
        {
            return new ParsedCommand(path, Read(rest, known, flags), flags);
        }
        catch (UsageException e)
        {
            throw new UsageException(e.Message, e.WithHelp) { Command = string.Join(' ', path.Select(static c => c.Name)) };
        }
    }

    private static List<string> Read(List<string> words, List<CliFlag> known, FlagValues flags)
    {
        var arguments = new List<string>();
        var queue = new Queue<string>(words);
        while (queue.TryDequeue(out var word))
        {
            if (word == "--")
            {
                arguments.AddRange(queue);
                break;
            }

            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                ReadLong(word, queue, known, flags);
            }
            else if (word.Length > 1 && word[0] == '-')
            {
                ReadShort(word, queue, known, flags);
            }
            else
            {
                arguments.Add(word);
            }
        }

        return arguments;
    }

    public static List<CliFlag> KnownFlags(IReadOnlyList<CliCommand> path) =>
        [.. path[^1].Flags, .. path.SelectMany(static c => c.PersistentFlags), Help];

    /// <summary>From the root to the command that was typed so far.</summary>
    public static List<CliCommand> PathOf(CliCommand root, IReadOnlyList<string> args) => FindCommand(root, args, out _);

    /// <summary>Command names may stand between options of the commands above them.</summary>
    private static List<CliCommand> FindCommand(CliCommand root, IReadOnlyList<string> args, out List<string> rest)
    {
        var path = new List<CliCommand> { root };
        rest = [.. args];
        var at = 0;
        while (at < rest.Count && rest[at] != "--")
        {
            var word = rest[at];
            if (word.Length > 1 && word[0] == '-')
            {
                at += TakesNextWord(word, path) ? 2 : 1;
            }
            else if (path[^1].Find(word) is { } child)
            {
                path.Add(child);
                rest.RemoveAt(at);
            }
            else
            {
                break;
            }
        }

        return path;
    }

    private static bool TakesNextWord(string word, IReadOnlyList<CliCommand> path)
    {
        if (word.Contains('='))
        {
            return false;
        }

        var flag = word.StartsWith("--", StringComparison.Ordinal)
            ? KnownFlags(path).Find(f => f.Name == word[2..])
            : word.Length == 2 ? KnownFlags(path).Find(f => f.Short == word[1]) : null;
        return flag is { Kind: not FlagKind.Bool };
    }

    private static void ReadLong(string word, Queue<string> queue, List<CliFlag> known, FlagValues flags)
    {
        var equals = word.IndexOf('=');
        var name = equals < 0 ? word[2..] : word[2..equals];
        var flag = known.Find(f => f.Name == name) ?? throw new UsageException($"unknown flag: --{name}");
        if (equals >= 0)
        {
            flags.Set(flag, word[(equals + 1)..]);
        }
        else if (flag.Kind == FlagKind.Bool)
        {
            flags.Set(flag, "true");
        }
        else
        {
            flags.Set(flag, queue.TryDequeue(out var value) ? value : throw new UsageException($"flag needs an argument: --{name}"));
        }
    }

    private static void ReadShort(string word, Queue<string> queue, List<CliFlag> known, FlagValues flags)
    {
        for (var i = 1; i < word.Length; i++)
        {
            var letter = word[i];
            var flag = known.Find(f => f.Short == letter) ?? throw new UsageException($"unknown shorthand flag: '{letter}' in {word}");
            if (i + 1 < word.Length && word[i + 1] == '=')
            {
                flags.Set(flag, word[(i + 2)..]);
                return;
            }

            if (flag.Kind != FlagKind.Bool)
            {
                var value = i + 1 < word.Length ? word[(i + 1)..] : queue.TryDequeue(out var next) ? next : throw new UsageException($"flag needs an argument: '{letter}' in {word}");
                flags.Set(flag, value);
                return;
            }

            flags.Set(flag, "true");
        }
    }
}

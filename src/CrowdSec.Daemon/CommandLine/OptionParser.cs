namespace CrowdSec.Daemon.CommandLine;

/// <summary>Reads the command line: "-name value", "-name=value", one dash or two, "--" ends flags.</summary>
internal static class OptionParser
{
    /// <exception cref="OptionException">A flag is unknown or lacks its value, or there is an argument.</exception>
    public static DaemonOptions Parse(IReadOnlyList<string> args)
    {
        var options = new DaemonOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var word = args[i];
            if (word.Length < 2 || word[0] != '-' || word == "--")
            {
                var argument = word == "--" ? args.ElementAtOrDefault(i + 1) : word;
                return argument is null ? Check(options) : throw Unknown(argument);
            }

            var text = word.TrimStart('-');
            var equals = text.IndexOf('=');
            var name = equals < 0 ? text : text[..equals];
            var flag = DaemonFlags.Find(name) ?? throw Unknown(word);
            var value = equals >= 0 ? text[(equals + 1)..] : flag.IsSwitch ? "true" : null;
            value ??= ++i < args.Count ? args[i] : throw new OptionException($"flag needs an argument: -{name}");
            options = flag.Apply(options, value);
        }

        return Check(options);
    }

    private static OptionException Unknown(string word) => new($"argument provided but not defined: {word}");

    private static DaemonOptions Check(DaemonOptions options)
    {
        if (options.ShowHelp || options.ShowVersion)
        {
            return options;
        }

        if (options.Dsn.Length > 0 && options.Type.Length == 0)
        {
            throw new OptionException("-dsn requires a -type argument");
        }

        if (options.Dsn.Length == 0 && options.Type.Length > 0)
        {
            throw new OptionException("-type requires a -dsn argument");
        }

        return options.Dsn.Length == 0 && options.Transform.Length > 0 ? throw new OptionException("-transform requires a -dsn argument") : options;
    }
}

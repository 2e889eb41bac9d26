using CrowdSec.Engine.Helpers.Bots;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Helpers.Data;

/// <summary>Functions on data files. The files do not change while an engine runs, so constant questions are answered when compiling.</summary>
internal sealed class DataFunctions(DataFileStore files, BotMatcher bots, ILog log)
{
    /// <summary>An expression may make up names from what attackers write.</summary>
    private const int MostSaid = 100;

    private static readonly string[] NoLines = [];
    private static readonly IReadOnlyDictionary<string, string>[] NoEntries = [];

    private readonly HashSet<(string Function, string Name)> _said = [];

    public IEnumerable<ExprFunction> All =>
    [
        new("File", (string name) => files.Strings(name) ?? Missing("File", name, NoLines), Pure: true)
        {
            Summary = "The lines of a data file of type string; empty when there is no such file.",
            Examples = ["len(File('no-such-file')) == 0"],
        },
        new("RegexpInFile", (string text, string name) => files.Regexps(name)?.IsMatch(text) ?? Missing("RegexpInFile", name, false), Pure: true)
        {
            Summary = "Whether any regular expression of a data file of type regexp occurs in the text.",
            Examples = ["not RegexpInFile('x', 'no-such-file')"],
        },
        new("FileMap", (string name) => files.Map(name)?.Entries ?? Missing("FileMap", name, NoEntries), Pure: true)
        {
            Summary = "The entries of a data file of type map; empty when there is no such file.",
            Examples = ["len(FileMap('no-such-file')) == 0"],
        },
        new("LookupFile", (string haystack, string name) => files.Map(name)?.Lookup(haystack) ?? Missing("LookupFile", name, ""), Pure: true)
        {
            Summary = "The tag of the first entry of a data file of type map that fits the text; empty when none does.",
            Examples = ["LookupFile('x', 'no-such-file') == ''"],
        },
        new("MatchKnownBot", MatchKnownBot, Variadic: true)
        {
            Summary = "Whether a data file of type bots knows a bot with this user agent and path that the address belongs to.",
            Examples = ["not MatchKnownBot('192.0.2.1', 'bot', '/', 'no-such-file')"],
        },
    ];

    private bool MatchKnownBot(string ip, string userAgent, string path, string[] names)
    {
        foreach (var name in names)
        {
            if (files.Bots(name) is { } file ? bots.IsMatch(file, ip, userAgent, path) : Missing("MatchKnownBot", name, false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Each is said once: the question may come with every line.</summary>
    private T Missing<T>(string function, string name, T answer)
    {
        if (log.IsEnabled(LogLevel.Error) && IsNews(function, name))
        {
            log.Error($"{function}: data file '{name}' is not loaded: no installed item declares it with the right type, or it could not be read");
        }

        return answer;
    }

    private bool IsNews(string function, string name)
    {
        lock (_said)
        {
            return _said.Count < MostSaid && _said.Add((function, name));
        }
    }
}

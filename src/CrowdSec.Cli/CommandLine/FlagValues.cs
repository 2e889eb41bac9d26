using System.Globalization;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.CommandLine;

/// <summary>The options as given, with defaults for the others.</summary>
internal sealed class FlagValues(IReadOnlyList<CliFlag> known)
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public bool Has(string name) => _values.ContainsKey(name);

    public bool Bool(string name) => _values.TryGetValue(name, out var values) && values[^1] == "true";

    public string Text(string name) => _values.TryGetValue(name, out var values) ? values[^1] : Known(name).Default;

    public int Number(string name) => int.Parse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Zero when it was not given and has no default.</summary>
    public GoDuration Duration(string name) => GoDuration.TryParseWithDays(Text(name), out var value) ? value : GoDuration.Zero;

    public IReadOnlyList<string> List(string name) => _values.TryGetValue(name, out var values) ? values : [];

    /// <exception cref="UsageException">The value does not fit the option's kind.</exception>
    public void Set(CliFlag flag, string value)
    {
        if (!_values.TryGetValue(flag.Name, out var values))
        {
            _values[flag.Name] = values = [];
        }

        switch (flag.Kind)
        {
            case FlagKind.Bool:
                values.Add(ReadBool(flag, value));
                break;
            case FlagKind.Number when !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _):
                throw new UsageException($"invalid argument \"{value}\" for \"{flag.Display}\" flag: strconv.ParseInt: parsing \"{value}\": invalid syntax");
            case FlagKind.Duration when !GoDuration.TryParseWithDays(value, out _):
                throw new UsageException($"invalid argument \"{value}\" for \"{flag.Display}\" flag: time: invalid duration \"{value}\"");
            case FlagKind.List:
                values.AddRange(value.Split(',', StringSplitOptions.RemoveEmptyEntries));
                break;
            default:
                values.Add(value);
                break;
        }
    }

    private CliFlag Known(string name) => known.First(f => f.Name == name);

    private static string ReadBool(CliFlag flag, string value) => value switch
    {
        "true" or "TRUE" or "True" or "t" or "T" or "1" => "true",
        "false" or "FALSE" or "False" or "f" or "F" or "0" => "false",
        _ => throw new UsageException($"invalid argument \"{value}\" for \"{flag.Display}\" flag: strconv.ParseBool: parsing \"{value}\": invalid syntax"),
    };
}

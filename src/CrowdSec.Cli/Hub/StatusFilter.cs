using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Hub;

namespace CrowdSec.Cli.Hub;

/// <summary>The --status option: items that are in one of the named states.</summary>
internal sealed class StatusFilter
{
    private static readonly string[] Known = ["installed", "not-installed", "up-to-date", "outdated", "tainted", "local"];

    private readonly IReadOnlyList<string> _wanted;

    /// <exception cref="CliException">A state is unknown.</exception>
    public StatusFilter(IReadOnlyList<string> wanted)
    {
        if (wanted.FirstOrDefault(static s => !Known.Contains(s)) is { } unknown)
        {
            throw new CliException($"invalid status \"{unknown}\" (valid values: {string.Join(", ", Known)})");
        }

        _wanted = wanted;
    }

    public bool IsEmpty => _wanted.Count == 0;

    public bool Matches(HubItem item) => IsEmpty || _wanted.Any(s => Matches(item, s));

    private static bool Matches(HubItem item, string status) => status switch
    {
        "installed" => item.Installed,
        "not-installed" => !item.Installed,
        "tainted" => item.Installed && item.Tainted,
        "local" => item.IsLocal,
        "outdated" => item.Installed && !item.IsLocal && !item.Tainted && !item.UpToDate,
        _ => item.Installed && !item.IsLocal && !item.Tainted && item.UpToDate,
    };
}

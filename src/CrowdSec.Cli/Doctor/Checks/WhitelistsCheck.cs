using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Whitelists and allowlists that hide attacks from private addresses: the first reason why one's own test attack does nothing.</summary>
internal sealed class WhitelistsCheck : IHealthCheck
{
    private static readonly IpRange[] Private = [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7" }.Select(static text => IpRange.TryParse(text, out var range) ? range : default)];

    public string Name => "whitelists";

    public string Title => "Whitelists";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        var findings = new List<HealthFinding>();
        if (patient.RunsLogProcessor)
        {
            foreach (var item in patient.Hub.Installed(HubItemType.Parsers).Concat(patient.Hub.Installed(HubItemType.Postoverflows)))
            {
                Look(item, findings);
            }
        }

        if (patient.HasDatabase)
        {
            await LookAsync(patient, findings, cancellationToken).ConfigureAwait(false);
        }

        return findings;
    }

    private static void Look(HubItem item, List<HealthFinding> findings)
    {
        var hidden = YamlLoader.LoadFile(item.LocalPath, []).SelectMany(Addresses).Where(IsPrivate).Distinct().Select(static r => Text(r)).ToList();
        if (hidden.Count > 0)
        {
            findings.Add(new HealthFinding(
                HealthLevel.Fine,
                $"{item.Type.Singular()} {item.Name} ignores what comes from private addresses ({string.Join(", ", hidden)})",
                "that is usually wanted; test attacks must come from elsewhere, or remove it for the time of the test"));
        }
    }

    private static async Task LookAsync(Patient patient, List<HealthFinding> findings, CancellationToken cancellationToken)
    {
        var store = await patient.StoreAsync(cancellationToken).ConfigureAwait(false);
        foreach (var list in await store.Allowlists.ListAsync(withItems: true, cancellationToken).ConfigureAwait(false))
        {
            var wide = list.Items.Where(static i => i.Range is { } range && range.Length < (range.First.IsV4 ? 8 : 16)).Select(static i => i.Value).ToList();
            findings.Add(wide.Count > 0
                ? HealthFinding.Warning($"allowlist {list.Name} holds very large ranges: {string.Join(", ", wide)}", $"nobody in them is ever banned; take them out with 'cscli allowlists remove {list.Name} RANGE' if that is not meant")
                : HealthFinding.Fine($"allowlist {list.Name}: {list.Items.Count} entries"));
        }
    }

    /// <summary>The addresses of all whitelists in the document, at whatever depth.</summary>
    private static IEnumerable<IpRange> Addresses(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(static e => e is { Key.Text: "whitelist", Value: YamlMap whitelist }
            ? Texts(whitelist.Find("ip")).Concat(Texts(whitelist.Find("cidr")))
            : Addresses(e.Value)),
        YamlSequence list => list.Items.SelectMany(Addresses),
        _ => [],
    };

    private static IEnumerable<IpRange> Texts(YamlNode? node) => (node as YamlSequence)?.Items.OfType<YamlScalar>()
        .Select(static s => IpRange.TryParseAddressOrRange(s.Text, out var range) ? range : (IpRange?)null)
        .OfType<IpRange>() ?? [];

    private static bool IsPrivate(IpRange range) => Array.Exists(Private, p => p.Contains(range.First) || range.Contains(p.First));

    private static string Text(IpRange range) => range.Length == range.First.BitLength ? range.First.ToString() : range.ToString();
}

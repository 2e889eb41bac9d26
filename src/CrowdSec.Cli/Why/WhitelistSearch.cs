using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Why;

/// <summary>
/// Finds addresses and ranges in the whitelists of installed parsers and postoverflows that hold an address. Whitelists that are expressions depend on the event and are not looked at.
/// </summary>
internal sealed class WhitelistSearch(string configDirectory, IpAddr address)
{
    private static readonly string[] Folders = ["parsers", "postoverflows"];

    public IReadOnlyList<WhitelistHit> Run()
    {
        var hits = new List<WhitelistHit>();
        foreach (var file in Folders.Select(f => Path.Combine(configDirectory, f)).Where(Directory.Exists).SelectMany(Files))
        {
            foreach (var document in YamlLoader.LoadFile(file, new DiagnosticBag()).OfType<YamlMap>())
            {
                Look(document, file, hits);
            }
        }

        return hits;
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        .SelectMany(static stage => Directory.EnumerateFiles(stage, "*.y*ml")).Order(StringComparer.Ordinal);

    private void Look(YamlMap document, string file, List<WhitelistHit> hits)
    {
        if (document.Find("whitelist") is not YamlMap whitelist)
        {
            return;
        }

        var name = (document.Find("name") as YamlScalar)?.Text ?? Path.GetFileNameWithoutExtension(file);
        var reason = (whitelist.Find("reason") as YamlScalar)?.Text ?? "";
        foreach (var value in Values(whitelist, "ip").Concat(Values(whitelist, "cidr")))
        {
            if (IpRange.TryParseAddressOrRange(value, out var range) && range.Unmap().Contains(address))
            {
                hits.Add(new WhitelistHit(name, file, value, reason));
            }
        }
    }

    private static IEnumerable<string> Values(YamlMap whitelist, string key) => (whitelist.Find(key) as YamlSequence)?.Items.OfType<YamlScalar>().Select(static s => s.Text) ?? [];
}

using System.Text.RegularExpressions;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.HubTesting.Coverage;

/// <summary>Which items of the hub the assertions of its tests mention.</summary>
public static partial class HubCoverage
{
    public static IReadOnlyList<CoverageEntry> Parsers(HubTestSuite suite) =>
        Count(suite, HubItemType.Parsers, static t => t.ChecksParsers ? t.ParserAssertPath : "", ParserName());

    public static IReadOnlyList<CoverageEntry> Scenarios(HubTestSuite suite) =>
        Count(suite, HubItemType.Scenarios, static t => t.ChecksScenarios ? t.ScenarioAssertPath : "", ScenarioName());

    /// <summary>Rules named by the configurations of appsec tests.</summary>
    public static IReadOnlyList<CoverageEntry> AppsecRules(HubTestSuite suite)
    {
        var tests = suite.All(new DiagnosticBag());
        return [.. suite.Index.Items(HubItemType.AppsecRules)
            .OrderBy(static i => i.Name, StringComparer.Ordinal)
            .Select(rule => new CoverageEntry(rule.Name, tests.Count(t => t.Config.AppsecRules.Any(r => r == rule.Name || r.TrimStart('.', '/') == rule.Path))))];
    }

    /// <summary>Of all items, how many have a test; 0 to 100, rounded.</summary>
    public static int Percent(IReadOnlyCollection<CoverageEntry> entries) =>
        entries.Count == 0 ? 0 : (int)Math.Round(100.0 * entries.Count(static e => e.Tests > 0) / entries.Count);

    private static IReadOnlyList<CoverageEntry> Count(HubTestSuite suite, HubItemType type, Func<HubTestCase, string> file, Regex name)
    {
        var counts = suite.Index.Items(type).ToDictionary(static i => i.Name, static _ => 0, StringComparer.Ordinal);
        foreach (var path in suite.All(new DiagnosticBag()).Select(file).Where(File.Exists))
        {
            var mentioned = name.Matches(File.ReadAllText(path)).Select(static m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
            foreach (var item in mentioned.Where(counts.ContainsKey))
            {
                counts[item]++;
            }
        }

        return [.. counts.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => new CoverageEntry(c.Key, c.Value))];
    }

    [GeneratedRegex("""^[^"\n]*results\["[^"\n]+"\]\["([^"\n]+)"\]\[[0-9]+\]\.Evt""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ParserName();

    [GeneratedRegex("""GetScenario\(\) == "([^"\n]+)["]""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ScenarioName();
}

using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>What a program should have, computed from all rows the slow way.</summary>
internal static class HistoryTruth
{
    /// <param name="skew">Servers disagree on the time by so much, so nobody can say what is right so close to an end.</param>
    /// <returns>What is wrong; null: nothing.</returns>
    public static string? Compare(IReadOnlyList<StoredDecision> rows, DecisionIndex index, HistoryProgram program, long now, long skew)
    {
        var passing = rows.Where(row => Passes(program.Request.Query, row)).ToList();
        var truth = Longest(passing.Where(row => row.Until.Ticks > now));
        var unsure = passing.Where(row => Math.Abs(row.Until.Ticks - now) <= skew).Select(KeyOf).ToHashSet();
        return Compare("patient", truth, program.Patient, unsure)
            ?? Compare("punctual", truth, program.Punctual, unsure)
            ?? CompareSimple(truth, program, unsure)
            ?? CompareLookup(rows, index, now)
            ?? CompareChecksum(rows, index, now);
    }

    private static string? Compare(string model, Dictionary<(string, string, string), long> truth, Dictionary<(string, string, string), long> has, HashSet<(string, string, string)> unsure)
    {
        foreach (var key in truth.Keys.Union(has.Keys).Except(unsure))
        {
            var (should, does) = (truth.GetValueOrDefault(key), has.GetValueOrDefault(key));
            if (should != does)
            {
                return $"{model}: {key} until {new DateTime(does):T} ({does}), should be {new DateTime(should):T} ({should})";
            }
        }

        return null;
    }

    private static string? CompareSimple(Dictionary<(string Scope, string Type, string Value), long> truth, HistoryProgram program, HashSet<(string Scope, string Type, string Value)> unsure)
    {
        var values = truth.Keys.Select(static key => (key.Scope, key.Value)).ToHashSet();
        values.SymmetricExceptWith(program.Simple);
        values.ExceptWith(unsure.Select(static key => (key.Scope, key.Value)));
        return values.Count == 0 ? null : $"simple: {string.Join(", ", values)}";
    }

    private static string? CompareLookup(IReadOnlyList<StoredDecision> rows, DecisionIndex index, long now)
    {
        foreach (var text in (string[])["192.0.2.1", "2001:db8::1", "192.0.2.0/24"])
        {
            Assert(IpRange.TryParseAddressOrRange(text, out var range));
            using var found = new PageBuffer();
            Assert(index.TryFind(new DecisionQuery { Range = range }, now, found));
            var ids = found.Items.ToArray().Select(static d => d.Id).Order();
            var should = rows.Where(row => row.Until.Ticks > now && !row.Simulated && row.Range is { } own && own.Length <= range.Length && own.Contains(range.First)).Select(static row => row.Id).Order();
            if (!ids.SequenceEqual(should))
            {
                return $"look-up of {text}: {string.Join(',', ids)}, should be {string.Join(',', should)}";
            }
        }

        return null;
    }

    private static string? CompareChecksum(IReadOnlyList<StoredDecision> rows, DecisionIndex index, long now)
    {
        var keys = rows.Where(row => row.Until.Ticks > now && !row.Simulated && row.Scope is "Ip" or "Range" && row.Until.Ticks > now && !row.Simulated).Select(KeyOf).ToHashSet();
        var should = keys.Aggregate(0UL, static (sum, key) => unchecked(sum + EntryHash.Fnv($"{key.Scope}\0{key.Type}\0{key.Value}")));
        var checksum = index.Checksum(["Ip", "Range"], now);
        return checksum == new DecisionChecksum(should, keys.Count) ? null : $"checksum {checksum}, should be {should} of {keys.Count}";
    }

    private static Dictionary<(string Scope, string Type, string Value), long> Longest(IEnumerable<StoredDecision> rows) =>
        rows.GroupBy(KeyOf).ToDictionary(static group => group.Key, static group => group.Max(static row => row.Until.Ticks));

    private static (string Scope, string Type, string Value) KeyOf(StoredDecision row) => (row.Scope, row.Type, row.Value);

    private static bool Passes(DecisionQuery query, StoredDecision row) =>
        (query.IncludeSimulated || !row.Simulated)
        && (query.Scopes is null || query.Scopes.Contains(row.Scope))
        && (query.Origins is null || query.Origins.Contains(row.Origin))
        && (query.Type is null || query.Type == row.Type)
        && (query.ScenariosContaining is null || query.ScenariosContaining.Any(part => row.Scenario.Contains(part, StringComparison.OrdinalIgnoreCase)))
        && (query.ScenariosNotContaining is null || !query.ScenariosNotContaining.Any(part => row.Scenario.Contains(part, StringComparison.OrdinalIgnoreCase)));

    private static void Assert(bool condition) => Xunit.Assert.True(condition);
}

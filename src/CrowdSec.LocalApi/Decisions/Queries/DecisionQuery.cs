using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Decisions.Index;

namespace CrowdSec.LocalApi.Decisions.Queries;

/// <summary>Which decisions a bouncer wants; see reference 06.7. Null: whatever. Immutable once built.</summary>
internal sealed record DecisionQuery
{
    public IReadOnlyList<string>? Scopes { get; init; }

    public IReadOnlyList<string>? Origins { get; init; }

    /// <summary>The scenario has one of these, whatever the case.</summary>
    public IReadOnlyList<string>? ScenariosContaining { get; init; }

    /// <summary>The scenario has none of these, whatever the case.</summary>
    public IReadOnlyList<string>? ScenariosNotContaining { get; init; }

    public string? Type { get; init; }

    public string? Value { get; init; }

    public IpRange? Range { get; init; }

    /// <summary>Decisions whose addresses hold <see cref="Range"/>; false: those inside of it.</summary>
    public bool Contains { get; init; } = true;

    public bool IncludeSimulated { get; init; }

    /// <summary>0: all.</summary>
    public int Limit { get; init; }

    public int Offset { get; init; }

    /// <summary>Only decisions with a greater id.</summary>
    public long IdAbove { get; init; }

    /// <summary>Whether nothing but scopes is asked for.</summary>
    public bool IsOnlyScopes =>
        Origins is null && ScenariosContaining is null && ScenariosNotContaining is null && Type is null && Value is null && Range is null && !IncludeSimulated && IdAbove == 0;

    /// <summary>Whether what the label says passes.</summary>
    public bool Accepts(DecisionLabel label) =>
        (IncludeSimulated || !label.Simulated)
        && (Type is null || label.Type == Type)
        && (Scopes is null || Has(Scopes, label.Scope))
        && (Origins is null || Has(Origins, label.Origin))
        && (ScenariosContaining is null || HasPart(ScenariosContaining, label.Scenario))
        && (ScenariosNotContaining is null || !HasPart(ScenariosNotContaining, label.Scenario));

    /// <summary>Whether what the row itself says passes.</summary>
    public bool Accepts(in DecisionRow row) =>
        row.Id > IdAbove && (Range is null || AcceptsRange(row, Range.Value)) && (Value is null || AcceptsValue(row, Value));

    private static bool Has(IReadOnlyList<string> words, string word)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == word)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPart(IReadOnlyList<string> parts, string text)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (text.Contains(parts[i], StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AcceptsValue(in DecisionRow row, string value) => row.Value is { } text ? text == value : ValueText.IsCanonical(value, row.Bits, row.IsV4, row.TextLength);

    private bool AcceptsRange(in DecisionRow row, IpRange range)
    {
        if (!row.HasRange || row.IsV4 != range.First.IsV4)
        {
            return false;
        }

        return Contains ? row.Length <= range.Length && IsInside(range.First.Bits, row.Bits, row) : row.Length >= range.Length && IsInside(row.Bits, range.First.Bits, range);
    }

    private static bool IsInside(AddressBits bits, AddressBits first, in DecisionRow outer) => Shift(bits ^ first, outer.IsV4, outer.Length) == AddressBits.Zero;

    private static bool IsInside(AddressBits bits, AddressBits first, IpRange outer) => Shift(bits ^ first, outer.First.IsV4, outer.Length) == AddressBits.Zero;

    private static AddressBits Shift(AddressBits difference, bool isV4, int length) => length == 0 ? AddressBits.Zero : difference >> ((isV4 ? 32 : 128) - length);
}

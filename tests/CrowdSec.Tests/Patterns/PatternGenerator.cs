using System.Text;

namespace CrowdSec.Tests.Patterns;

/// <summary>Writes small random patterns and texts over a small alphabet, so that matches are frequent and ambiguous.</summary>
internal sealed class PatternGenerator(int seed)
{
    private static readonly string[] Quantifiers = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}", "{2,}", "{1,3}?"];
    private static readonly string[] Pieces = ["a", "b", "c", "[ab]", "[^a]", ".", " ", "(?:ab|b)", "\\w", "é", "[a-c]", "\\d"];
    private static readonly string[] Assertions = ["\\b", "\\B", "^", "$", "\\A", "\\z"];
    private static readonly string[] Letters = ["a", "a", "a", "b", "b", "b", "c", " ", "\n", "A", "B", "é", "😀", "1", "_"];

    private readonly Random _random = new(seed);

    /// <summary>Any pattern of the language.</summary>
    public string Pattern()
    {
        var flags = _random.Next(6) switch
        {
            0 => "(?m)",
            1 => "(?i)",
            2 => "(?s)",
            _ => string.Empty,
        };
        return flags + Any(_random.Next(2, 6));
    }

    /// <summary>A pattern on whose meaning backtracking engines and RE2 agree: no repetition of what can be empty.</summary>
    public string PlainPattern() => Plain(_random.Next(2, 5));

    public string Text(bool astral)
    {
        var text = new StringBuilder();
        for (var i = _random.Next(0, 14); i > 0; i--)
        {
            text.Append(Letters[_random.Next(Letters.Length)] is var letter && (astral || letter.Length == 1) ? letter : "a");
        }

        return text.ToString();
    }

    public int Next(int limit) => _random.Next(limit);

    private string Any(int depth) => _random.Next(depth <= 0 ? 2 : 10) switch
    {
        0 => Pieces[_random.Next(Pieces.Length)],
        1 => _random.Next(3) == 0 ? Assertions[_random.Next(Assertions.Length)] : Pieces[_random.Next(Pieces.Length)],
        2 or 3 or 4 => Any(depth - 1) + Any(depth - 1),
        5 => $"({Any(depth - 1)}|{Any(depth - 1)})",
        6 => $"(?:{Any(depth - 1)}|)",
        7 => $"({Any(depth - 1)})",
        8 => $"(?:{Any(depth - 1)}){Quantifier()}",
        _ => $"({Any(depth - 1)}){Quantifier()}",
    };

    private string Plain(int depth) => _random.Next(depth <= 0 ? 2 : 9) switch
    {
        0 or 1 => Solid(),
        2 or 3 or 4 => Plain(depth - 1) + Plain(depth - 1),
        5 => $"({Plain(depth - 1)}|{Plain(depth - 1)})",
        6 => $"({Plain(depth - 1)})",
        7 => $"(?:{Solid()}{Plain(depth - 1)}){Quantifier()}",
        _ => $"({Solid()}|{Solid()}{Solid()}){Quantifier()}",
    };

    private string Solid() => _random.Next(8) switch
    {
        0 => "b",
        1 => "c",
        2 => "[ab]",
        3 => "[a-c]",
        4 => "(?:ab|b)",
        5 => ".",
        _ => "a",
    };

    private string Quantifier() => Quantifiers[_random.Next(Quantifiers.Length)];
}

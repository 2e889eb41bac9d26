namespace CrowdSec.Patterns.Syntax;

/// <summary>The ASCII classes written as [:name:] inside brackets, and those behind \d, \s and \w.</summary>
internal static class PosixClasses
{
    public static readonly CodePointSet Digit = new(['0', '9']);
    public static readonly CodePointSet PerlSpace = new(['\t', '\n', '\f', '\r', ' ', ' ']);

    /// <summary>The class of that name, or null.</summary>
    public static CodePointSet? Find(ReadOnlySpan<char> name) => name switch
    {
        "alnum" => new(['0', '9', 'A', 'Z', 'a', 'z']),
        "alpha" => new(['A', 'Z', 'a', 'z']),
        "ascii" => new([0, 0x7F]),
        "blank" => new(['\t', '\t', ' ', ' ']),
        "cntrl" => new([0, 0x1F, 0x7F, 0x7F]),
        "digit" => Digit,
        "graph" => new(['!', '~']),
        "lower" => new(['a', 'z']),
        "print" => new([' ', '~']),
        "punct" => new(['!', '/', ':', '@', '[', '`', '{', '~']),
        "space" => new(['\t', '\r', ' ', ' ']),
        "upper" => new(['A', 'Z']),
        "word" => CodePointSet.Word,
        "xdigit" => new(['0', '9', 'A', 'F', 'a', 'f']),
        _ => null,
    };
}

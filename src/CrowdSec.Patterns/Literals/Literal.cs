namespace CrowdSec.Patterns.Literals;

/// <summary>A text that must occur in a match; compared without regard to ASCII case when <paramref name="AnyCase"/> is set.</summary>
internal readonly record struct Literal(string Text, bool AnyCase)
{
    public static readonly Literal None = new(string.Empty, false);

    public int Length => Text.Length;

    public static Literal operator +(Literal left, Literal right) => new(left.Text + right.Text, left.AnyCase || right.AnyCase);

    /// <summary>How much searching for it is likely to reject.</summary>
    public int Score()
    {
        var score = 0;
        foreach (var c in Text)
        {
            score += c switch
            {
                ' ' => 1,
                '0' or '1' or '2' or '.' or ':' or '/' or '-' or '"' => 2,
                'e' or 't' or 'a' or 'o' or 'i' or 'n' or 's' or 'r' => 3,
                _ => 4,
            };
        }

        return score;
    }
}

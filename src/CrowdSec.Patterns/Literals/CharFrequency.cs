namespace CrowdSec.Patterns.Literals;

internal static class CharFrequency
{
    /// <summary>Roughly how many of a thousand characters of a log are this one.</summary>
    public static int Of(char c) => c switch
    {
        ' ' => 110,
        'a' or 'e' or 'i' or 'n' or 'o' or 'r' or 's' or 't' => 32,
        >= 'a' and <= 'z' => 12,
        >= '0' and <= '9' => 22,
        '.' or ':' or '/' or '-' => 18,
        '"' or '=' or '_' or ',' or '[' or ']' or '%' => 7,
        >= 'A' and <= 'Z' => 4,
        _ => 1,
    };
}

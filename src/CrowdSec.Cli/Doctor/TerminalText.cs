namespace CrowdSec.Cli.Doctor;

/// <summary>Findings quote log lines, which attackers write: on a terminal they must not be more than text.</summary>
internal static class TerminalText
{
    private const int Longest = 400;

    public static string Safe(string text)
    {
        var shown = text.Length <= Longest ? text : text[..Longest] + "…";
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(static c => char.IsControl(c) ? '·' : c)) : shown;
    }
}

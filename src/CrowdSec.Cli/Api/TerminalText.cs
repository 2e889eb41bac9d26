using System.Text;

namespace CrowdSec.Cli.Api;

/// <summary>Text from the Local API may hold what an attacker wrote: control characters must not reach a terminal.</summary>
internal static class TerminalText
{
    public static string Printable(string text)
    {
        var isClean = true;
        foreach (var c in text)
        {
            isClean &= !char.IsControl(c);
        }

        if (isClean)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(char.IsControl(c) ? '\ufffd' : c);
        }

        return result.ToString();
    }
}

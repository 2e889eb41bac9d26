using System.Text;

namespace CrowdSec.Foundation.Diagnostics;

/// <summary>One finding about a file: where it is, what is wrong, and what to do about it.</summary>
/// <param name="Line">1-based; 0 when the place inside the file is unknown.</param>
/// <param name="Column">1-based; 0 when unknown.</param>
/// <param name="Hint">The remedy; empty when there is none to give.</param>
public sealed record Diagnostic(Severity Severity, string File, int Line, int Column, string Message, string Hint = "")
{
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line > 0)
        {
            text.Append(':').Append(Line);
            if (Column > 0)
            {
                text.Append(':').Append(Column);
            }
        }

        text.Append(": ").Append(Severity == Severity.Error ? "error: " : "warning: ").Append(Message);
        return Hint.Length == 0 ? text.ToString() : text.Append(" (").Append(Hint).Append(')').ToString();
    }
}

using System.Text;

namespace CrowdSec.Foundation.Diagnostics;

/// <summary>One finding about a file: where it is, what is wrong, and what to do about it.</summary>
/// <param name="Line">1-based; 0 when the place inside the file is unknown.</param>
/// <param name="Column">1-based; 0 when unknown.</param>
/// <param name="Hint">The remedy; empty when there is none to give.</param>
public sealed record Diagnostic(Severity Severity, string File, int Line, int Column, string Message, string Hint = "")
{
    /// <summary>"file:line:column", as far as it is known.</summary>
    public string Place => Line <= 0 ? File : Column <= 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";

    public override string ToString()
    {
        var text = new StringBuilder(Place);
        text.Append(": ").Append(Severity == Severity.Error ? "error: " : "warning: ").Append(Message);
        return Hint.Length == 0 ? text.ToString() : text.Append(" (").Append(Hint).Append(')').ToString();
    }
}

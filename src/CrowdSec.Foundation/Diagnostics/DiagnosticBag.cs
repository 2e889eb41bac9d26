using System.Collections;

namespace CrowdSec.Foundation.Diagnostics;

/// <summary>Collects findings so that all mistakes are reported at once. Not thread-safe.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    private readonly List<Diagnostic> _items = [];

    public int Count => _items.Count;

    /// <summary>How many of the findings are errors. Whoever compares it before and after knows whether a part is usable.</summary>
    public int ErrorCount { get; private set; }

    public bool HasErrors => ErrorCount > 0;

    public void Add(Diagnostic diagnostic)
    {
        _items.Add(diagnostic);
        ErrorCount += diagnostic.Severity == Severity.Error ? 1 : 0;
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    public void Error(string file, int line, int column, string message, string hint = "") =>
        Add(new Diagnostic(Severity.Error, file, line, column, message, hint));

    public void Warning(string file, int line, int column, string message, string hint = "") =>
        Add(new Diagnostic(Severity.Warning, file, line, column, message, hint));

    public IEnumerator<Diagnostic> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

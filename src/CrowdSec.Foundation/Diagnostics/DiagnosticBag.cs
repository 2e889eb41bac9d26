using System.Collections;

namespace CrowdSec.Foundation.Diagnostics;

/// <summary>Collects findings so that all mistakes are reported at once. Not thread-safe.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    private readonly List<Diagnostic> _items = [];

    public int Count => _items.Count;

    public bool HasErrors => _items.Exists(static d => d.Severity == Severity.Error);

    public void Add(Diagnostic diagnostic) => _items.Add(diagnostic);

    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _items.AddRange(diagnostics);

    public void Error(string file, int line, int column, string message, string hint = "") =>
        Add(new Diagnostic(Severity.Error, file, line, column, message, hint));

    public void Warning(string file, int line, int column, string message, string hint = "") =>
        Add(new Diagnostic(Severity.Warning, file, line, column, message, hint));

    public IEnumerator<Diagnostic> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

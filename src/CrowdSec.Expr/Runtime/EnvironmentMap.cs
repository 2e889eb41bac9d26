using System.Collections;
using System.Diagnostics.CodeAnalysis;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Runtime;

/// <summary><c>$env</c> as a value: the variables by name, read from the frame.</summary>
internal sealed class EnvironmentMap(ExprEnvironment environment, ExprFrame frame) : IReadOnlyDictionary<string, object?>
{
    public int Count => environment.Variables.Count;

    public IEnumerable<string> Keys => environment.Variables.Select(variable => variable.Name).Order(StringComparer.Ordinal);

    public IEnumerable<object?> Values => Keys.Select(key => this[key]);

    public object? this[string key] => TryGetValue(key, out var value) ? value : null;

    public bool ContainsKey(string key) => environment.Find(key) is not null;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var variable = environment.Find(key);
        value = variable is null ? null : frame.Values[variable.Index];
        return variable is not null;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        Keys.Select(key => new KeyValuePair<string, object?>(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

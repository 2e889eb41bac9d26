using CrowdSec.Expr.Hosting;

namespace CrowdSec.Tests.Expr;

/// <summary>A string map over a dictionary, with keys bound by name.</summary>
internal sealed class TestMap : StringMap, IStringMapBinder
{
    public static readonly IStringMapBinder Binder = new TestMap();

    private readonly SortedDictionary<string, string> _entries = new(StringComparer.Ordinal);

    public override int Count => _entries.Count;

    public override IEnumerable<KeyValuePair<string, string>> Pairs => _entries;

    public override string Get(string key) => _entries.GetValueOrDefault(key, "");

    public override bool Contains(string key) => _entries.ContainsKey(key);

    public override void Set(string key, string value) => _entries[key] = value;

    public IStringMapReader Bind(string key) => new Reader(key);

    private sealed class Reader(string key) : IStringMapReader
    {
        public string Get(StringMap map) => map.Get(key);

        public bool Contains(StringMap map) => map.Contains(key);

        public ReadOnlySpan<char> GetSpan(StringMap map) => map.Get(key);
    }
}

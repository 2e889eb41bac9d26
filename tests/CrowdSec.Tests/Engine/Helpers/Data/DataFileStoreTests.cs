using CrowdSec.Engine.Helpers.Bots;
using CrowdSec.Engine.Helpers.Data;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Tests.Engine.Helpers.Dns;
using Xunit;

namespace CrowdSec.Tests.Engine.Helpers.Data;

public sealed class DataFileStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiagnosticBag _diagnostics = new();
    private readonly FakeResolver _resolver = new();

    [Fact]
    public void StringFilesAreLines()
    {
        var call = Load("string", "# comment\n\none\r\n two \n#three\nfour");
        Assert.Equal(["one", " two ", "four"], (string[])call("File", ["data"])!);
        Assert.Empty((string[])call("File", ["other"])!);
        Assert.Empty(_diagnostics);
    }

    [Theory]
    [InlineData("regexp")]
    [InlineData("regex")]
    public void RegexpFilesAreSearched(string type)
    {
        var call = Load(type, "#no\n^curl/\\d\n(broken\n(?i)nikto\n");
        Assert.Equal(true, call("RegexpInFile", ["curl/7", "data"]));
        Assert.Equal(true, call("RegexpInFile", ["NIKTO", "data"]));
        Assert.Equal(false, call("RegexpInFile", ["firefox", "data"]));
        Assert.Equal(false, call("RegexpInFile", ["firefox", "data"]));
        Assert.Equal(false, call("RegexpInFile", ["curl/7", "other"]));
        var warning = Assert.Single(_diagnostics);
        Assert.Equal(3, warning.Line);
        Assert.Contains("broken", warning.Message);
    }

    [Fact]
    public void MapFilesAreLookedUpInOrder()
    {
        var call = Load("map", """
            {"pattern": "/admin", "tag": "equal-1", "type": "equals"}
            {"pattern": "/admin", "tag": "equal-2", "type": "equals"}
            {"pattern": "min", "tag": "contains-min", "type": "contains"}
            {"pattern": "admin", "tag": "contains-admin", "type": "contains", "extra": "x"}
            {"pattern": "^/x\\d+$", "tag": "regex-1", "type": "regex"}
            {"pattern": "x", "tag": "regex-2", "type": "regex"}
            {"pattern": "a", "tag": "b", "type": "other"}
            {"pattern": "a", "tag": "b"}
            {"pattern": "a", "tag": 7, "type": "equals"}
            not json
            """);
        Assert.Equal("equal-2", call("LookupFile", ["/admin", "data"]));
        Assert.Equal("contains-admin", call("LookupFile", ["/administrator", "data"]));
        Assert.Equal("contains-min", call("LookupFile", ["/mini", "data"]));
        Assert.Equal("regex-1", call("LookupFile", ["/x12", "data"]));
        Assert.Equal("regex-2", call("LookupFile", ["/x", "data"]));
        Assert.Equal("", call("LookupFile", ["/other", "data"]));
        Assert.Equal("", call("LookupFile", ["/admin", "other"]));
        var entries = (IReadOnlyDictionary<string, string>[])call("FileMap", ["data"])!;
        Assert.Equal(6, entries.Length);
        Assert.Equal("x", entries[3]["extra"]);
        Assert.Equal([7, 8, 9, 10], _diagnostics.Select(static d => d.Line));
    }

    [Fact]
    public void BotsAreKnownByAddressOrConfirmedName()
    {
        _resolver.Names["192.0.2.9"] = ["crawl.bot.example."];
        _resolver.Names["192.0.2.10"] = ["crawl.bot.example."];
        _resolver.Addresses["crawl.bot.example"] = ["192.0.2.9"];
        var call = Load("bots", """
            {"name": "a", "user_agent": "GoodBot", "paths": ["^/ok"], "ips": ["10.0.0.1"], "ranges": ["2001:db8::/32"], "rdns": ["\\.bot\\.example$"]}
            {"name": "b", "user_agent": "other"}
            {"name": "c", "ips": ["10.0.0.2"], "surprise": 1}
            {"name": "d", "ips": ["10.0.0"]}
            {"name": "e", "ips": ["10.0.0.3"], "user_agent": "("}
            """);
        Assert.Equal(4, _diagnostics.Count);
        Assert.Equal(true, Known("10.0.0.1", "goodbot/1", "/ok"));
        Assert.Equal(true, Known("10.0.0.1:443", "goodbot/1", "/ok"));
        Assert.Equal(true, Known("[2001:db8::1]:443", "goodbot/1", "/ok"));
        Assert.Equal(true, Known("192.0.2.9", "goodbot/1", "/OK"));
        Assert.Equal(false, Known("192.0.2.10", "goodbot/1", "/ok"));
        Assert.Equal(false, Known("192.0.2.11", "goodbot/1", "/ok"));
        Assert.Equal(false, Known("10.0.0.1", "badbot/1", "/ok"));
        Assert.Equal(false, Known("10.0.0.1", "goodbot/1", "/no"));
        Assert.Equal(false, Known("10.0.0.3", "anything", "/"));
        Assert.Equal(false, Known("nonsense", "goodbot/1", "/ok"));

        object? Known(string ip, string agent, string path) => call("MatchKnownBot", [ip, agent, path, new[] { "other", "data" }]);
    }

    [Fact]
    public void MissingAndForbiddenFilesAreReported()
    {
        Specs("string", "absent.txt", "../outside.txt", "/etc/passwd");
        Assert.Equal(3, _diagnostics.Count);
        Assert.False(_diagnostics.HasErrors);
        Assert.All(_diagnostics, static d => Assert.Equal(("item.yaml", 4), (d.File, d.Line)));
    }

    [Fact]
    public void TheFirstDeclarationWins()
    {
        File.WriteAllText(_folder.PathOf("data"), "one");
        var store = DataFileStore.Load(new DataDirectory(_folder.Path), [Spec("string", "data"), Spec("string", "data"), Spec("", "absent")], _diagnostics);
        Assert.Equal(["one"], store.Strings("data")!);
        Assert.Empty(_diagnostics);
    }

    public void Dispose() => _folder.Dispose();

    private Func<string, object?[], object?> Load(string type, string content)
    {
        File.WriteAllText(_folder.PathOf("data"), content);
        var dns = new DnsServices(_resolver, new ReverseDnsOptions(), new ManualClock(DateTimeOffset.UnixEpoch));
        var functions = new DataFunctions(Specs(type, "data"), new BotMatcher(dns.Confirmed), SilentLog.Instance).All.ToDictionary(static f => f.Name);
        return (name, arguments) => functions[name].Body.DynamicInvoke(arguments);
    }

    private DataFileStore Specs(string type, params string[] names) =>
        DataFileStore.Load(new DataDirectory(_folder.Path), names.Select(n => Spec(type, n)), _diagnostics);

    private static DataSpec Spec(string type, string name) => new("https://example.com/data", name, type, "item.yaml", 4);
}

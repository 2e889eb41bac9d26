using CrowdSec.Engine.Events;
using CrowdSec.Expr.Helpers;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Conformance.Expr;

/// <summary>An event such as parsers leave it, with all the standard functions, and stand-ins for those that need a running engine.</summary>
internal sealed class EventEnvironment
{
    private readonly FieldNames _names = new();

    public EventEnvironment()
    {
        var types = new HostTypes();
        EventTypes.Register(types, _names);
        Environment = new ExprEnvironment(types) { Clock = new FixedClock() }
            .Variable("evt", typeof(Event))
            .AddFunctions(StandIns())
            .AddFunctions(new StandardHelpers(new FixedClock()).All);
    }

    public ExprEnvironment Environment { get; }

    public ExprFrame Frame()
    {
        var frame = new ExprFrame(1);
        frame.Values[0] = Sample();
        return frame;
    }

    private Event Sample()
    {
        var evt = new Event(_names) { StrTime = "2024-02-29T12:30:45.5Z", Time = GoTime.FromUnix(1709209845, 500_000_000) };
        evt.Meta.Set("log_type", "http_access-log");
        evt.Meta.Set("http_path", "/Shop/Catalog.PHP");
        evt.Meta.Set("blank", "");
        evt.Meta.Set("umlaut", "GRÖẞE");
        evt.Parsed.Set("program", "nginx");
        evt.Parsed.Set("year", "2024");
        evt.Line.Raw = "GET /Shop/Catalog.PHP";
        evt.Line.Labels.Set("type", "nginx");
        evt.Unmarshaled["json"] = new Dictionary<string, object?>
        {
            ["name"] = "box",
            ["size"] = 7.0,
            ["tags"] = new object?[] { "a", "b", 3.0 },
            ["none"] = null,
            ["flag"] = true,
            ["inner"] = new Dictionary<string, object?> { ["deep"] = "down" },
        };
        return evt;
    }

    private static IEnumerable<ExprFunction> StandIns() =>
    [
        new("File", (string name) => (string[])["../", "/ETC/passwd", ".env"], Pure: true),
        new("GetFromStash", (string cache, string key) => ""),
        new("SetInStash", (string cache, string key, string value, GoDuration? ttl) => (object?)null),
        new("RegexpInFile", (string text, string name) => false),
        new("LookupHost", (string name) => Array.Empty<string>()),
        new("Boom", (string text) => text.Length > 0 ? throw new InvalidOperationException("it went off: " + text) : "quiet"),
        new("Half", (double number) => number / 2, Pure: true),
        new("Twice", (long number) => number * 2, Pure: true),
        new("Sum", (long first, long[] rest) => first + rest.Sum(), Variadic: true, Pure: true),
        new("Again", (string text, GoDuration? ttl) => ttl is { } time ? $"{text} in {time}" : $"{text} never"),
    ];

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 5, 17, 10, 20, 30, TimeSpan.Zero);
    }
}

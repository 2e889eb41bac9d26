using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>Elements, attributes and declarations that run code or pull it in.</summary>
internal static class HtmlDanger
{
    private const int LongestScheme = 64;

    private static readonly FrozenSet<string> Elements = Set(
        "script iframe frame frameset object embed applet base link meta style svg math xml xss import bgsound layer ilayer portal template");

    private static readonly FrozenSet<string> CodeAttributes = Set("style srcdoc xmlns datasrc dataformatas fscommand seeksegmenttime");

    private static readonly FrozenSet<string> AddressAttributes = Set(
        "href src action formaction data background poster dynsrc lowsrc cite codebase classid folder from to by values xlink:href manifest code ping longdesc usemap icon");

    // What follows "on" in the names of events; names of attributes such as "online" must not fit.
    private static readonly string[] EventStems =
    [
        "abort", "activate", "after", "anim", "auxclick", "bef", "begin", "blur", "bounce", "canplay", "cancel", "cell", "change", "click", "close", "command",
        "content", "context", "controlselect", "copy", "cue", "cut", "data", "dbl", "deactivate", "drag", "drop", "duration", "emptied", "end", "error", "filter",
        "finish", "focus", "form", "freeze", "full", "gesture", "got", "hashchange", "help", "input", "invalid", "key", "language", "layout", "load", "lose", "lost",
        "media", "message", "mouse", "move", "mozfull", "offline", "online", "orientation", "out", "page", "paste", "pause", "play", "pointer", "popstate", "progress",
        "property", "ratechange", "readystate", "repeat", "reset", "resize", "resume", "reverse", "row", "scroll", "search", "seek", "select", "show", "slot", "stalled",
        "start", "stop", "storage", "submit", "suspend", "sync", "time", "toggle", "touch", "track", "transition", "unhandled", "unload", "url", "volume", "wait", "webkit", "wheel", "zoom",
    ];

    private static readonly string[] Schemes = ["javascript:", "vbscript:", "data:", "view-source:", "livescript:", "mocha:"];

    public static bool IsElement(ReadOnlySpan<char> name)
    {
        var plain = WithoutNulls(name);
        var colon = plain.LastIndexOf(':');
        return Elements.Contains(plain) || (colon >= 0 && Elements.Contains(plain[(colon + 1)..])) || plain.StartsWith("xsl", StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsAttribute(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        var plain = WithoutNulls(name);
        if (IsEvent(plain) || CodeAttributes.Contains(plain) || plain.StartsWith("xmlns:", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return AddressAttributes.Contains(plain) && IsCodeAddress(value);
    }

    /// <param name="inside">The text after the first bracket and mark.</param>
    public static bool IsDeclaration(ReadOnlySpan<char> inside) =>
        inside.StartsWith("doctype", StringComparison.OrdinalIgnoreCase)
        || inside.StartsWith("entity", StringComparison.OrdinalIgnoreCase)
        || inside.StartsWith("import", StringComparison.OrdinalIgnoreCase)
        || inside.StartsWith("xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsEvent(string name)
    {
        if (!name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var stem in EventStems)
        {
            if (name.AsSpan(2).StartsWith(stem, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a browser would take the address for code; it decodes entities, and ignores white space and control characters.</summary>
    private static bool IsCodeAddress(ReadOnlySpan<char> value)
    {
        var scheme = new StringBuilder();
        while (!value.IsEmpty && scheme.Length < LongestScheme)
        {
            var rune = TakeCharacter(ref value);
            if (rune.Value > ' ' && rune.Value != 0x7f)
            {
                scheme.Append(rune);
            }
        }

        var text = scheme.ToString();
        return Array.Exists(Schemes, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));
    }

    private static Rune TakeCharacter(ref ReadOnlySpan<char> value)
    {
        if (value is ['&', '#', .. var number])
        {
            var isHex = number is ['x' or 'X', ..];
            number = isHex ? number[1..] : number;
            var length = 0;
            while (length < number.Length && length < 10 && (isHex ? char.IsAsciiHexDigit(number[length]) : char.IsAsciiDigit(number[length])))
            {
                length++;
            }

            if (length > 0)
            {
                var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
                var valid = int.TryParse(number[..length], style, CultureInfo.InvariantCulture, out var code) & Rune.TryCreate(code, out var decoded);
                value = number[(length < number.Length && number[length] == ';' ? length + 1 : length)..];
                return valid ? decoded : Rune.ReplacementChar;
            }
        }

        foreach (var (entity, symbol) in (ReadOnlySpan<(string, char)>)[("&colon;", ':'), ("&tab;", '\t'), ("&newline;", '\n')])
        {
            if (value.StartsWith(entity, StringComparison.OrdinalIgnoreCase))
            {
                value = value[entity.Length..];
                return new Rune(symbol);
            }
        }

        Rune.DecodeFromUtf16(value, out var rune, out var consumed);
        value = value[consumed..];
        return rune;
    }

    private static string WithoutNulls(ReadOnlySpan<char> name) => name.ToString().Replace("\0", "", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

using System.Text;
using System.Text.Json;

namespace CrowdSec.Protocol.Json;

/// <summary>
/// Reads records from JSON: unknown fields are skipped, null is the same as absent, and what is missing is noted rather than thrown. Wrong types and too much of
/// everything throw <see cref="WireFormatException"/>.
/// </summary>
internal ref struct WireReader
{
    private readonly ICollection<string>? _violations;
    private Utf8JsonReader _json;
    private WirePath _path;
    private string _field = "";
    private readonly int _depth;
    private int _itemsLeft;

    /// <param name="violations">Receives "0.scenario in body is required" and the like; null when nobody cares.</param>
    public WireReader(ReadOnlySpan<byte> utf8, WireLimits limits, ICollection<string>? violations)
    {
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.Depth });
        _itemsLeft = limits.Items;
        _depth = limits.Depth;
        _violations = violations;
    }

    public readonly JsonTokenType Token => _json.TokenType;

    /// <summary>One level more is too many; right behind an opening bracket, the reader does not count that one yet.</summary>
    public readonly bool IsAtDepthLimit => _json.CurrentDepth >= _depth - 1;

    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>To the first token of the text.</summary>
    public void Begin() => Advance();

    /// <summary>Nothing but white space may follow.</summary>
    public void End()
    {
        if (_json.Read())
        {
            throw Wrong("nothing more");
        }
    }

    /// <summary>
    /// Into an object, from field to field, until it ends. Stands at the value when it returns true; the value must then be read or skipped.
    /// </summary>
    /// <param name="field">-1 to begin with.</param>
    /// <param name="seen">A bit for each field that has a value.</param>
    public bool NextField(JsonFields fields, ref int field, ref ulong seen)
    {
        if (field == -1 && seen == 0)
        {
            Expect(JsonTokenType.StartObject, "an object");
        }

        while (true)
        {
            Advance();
            if (_json.TokenType == JsonTokenType.EndObject)
            {
                _field = "";
                return false;
            }

            var found = fields.Find(ref _json, field + 1);
            Advance();
            if (found < 0 || IsNull)
            {
                Skip();
                field = Math.Max(field, 0);
                continue;
            }

            field = found;
            seen |= 1UL << found;
            _field = fields.Names[found];
            return true;
        }
    }

    /// <summary>Notes each required field without a value, in their order.</summary>
    public readonly void Require(JsonFields fields, ulong required, ulong seen)
    {
        var missing = _violations is null ? 0 : required & ~seen;
        for (var i = 0; missing != 0; i++, missing >>= 1)
        {
            if ((missing & 1) != 0)
            {
                _violations!.Add($"{_path.Text(fields.Names[i])} in body is required");
            }
        }
    }

    public readonly void Violation(string field, string what) => _violations?.Add($"{_path.Text(field)} in body {what}");

    /// <summary>Into an array; <see cref="NextItem"/> then goes from element to element.</summary>
    public readonly void Array() => Expect(JsonTokenType.StartArray, "an array");

    /// <summary>Stands at the element when it returns true.</summary>
    public bool NextItem()
    {
        Advance();
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        Count();
        return true;
    }

    /// <summary>Into an object used as a map; stands at the value when it returns true.</summary>
    public bool NextEntry(bool first, out string key)
    {
        if (first)
        {
            Expect(JsonTokenType.StartObject, "an object");
        }

        Advance();
        key = "";
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        Count();
        key = LenientText.Read(ref _json);
        Advance();
        return true;
    }

    /// <summary>What follows is said of this field or element, until <see cref="Leave"/>.</summary>
    public void Enter(string name)
    {
        _path.Push(name, 0);
        _field = "";
    }

    public void Enter(int index)
    {
        _path.Push(null, index);
        _field = "";
    }

    public void Leave()
    {
        _path.Pop();
        _field = "";
    }

    public string String()
    {
        Expect(JsonTokenType.String, "a string");
        return LenientText.Read(ref _json);
    }

    /// <param name="likely">Given back, instead of a new string, when the text is the same.</param>
    public string String(string likely)
    {
        var same = _json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped && Ascii.Equals(_json.ValueSpan, likely);
        return same ? likely : String();
    }

    public readonly bool Bool() => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Wrong("true or false"),
    };

    public readonly int Int32() => _json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var value) ? value : throw Wrong("a whole number of 32 bits");

    public readonly long Int64() => _json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var value) ? value : throw Wrong("a whole number");

    public readonly double Double() => _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Wrong("a number");

    public readonly float Single() => (float)Double();

    public void Skip()
    {
        if (_json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _json.Skip();
        }
    }

    public readonly WireFormatException Wrong(string expected)
    {
        var where = _path.Text(_field);
        return new WireFormatException($"json: {(where.Length > 0 ? $"'{where}'" : "the value")} must be {expected}, not {Describe(_json.TokenType)} (at byte {_json.TokenStartIndex})");
    }

    private static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "this number",
        JsonTokenType.Null => "null",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "this",
    };

    private readonly void Expect(JsonTokenType token, string what)
    {
        if (_json.TokenType != token)
        {
            throw Wrong(what);
        }
    }

    private void Advance()
    {
        if (!_json.Read())
        {
            throw new WireFormatException("unexpected EOF");
        }
    }

    private void Count()
    {
        if (--_itemsLeft < 0)
        {
            throw new WireFormatException($"json: more elements than are accepted (at byte {_json.TokenStartIndex})");
        }
    }
}

namespace CrowdSec.Expr.Helpers.Json;

/// <summary>Where a value stands in a JSON text; a string's quotes are left out.</summary>
internal readonly record struct JsonSlice(JsonKind Kind, int Start, int Length)
{
    public string Raw(string json) => Kind == JsonKind.Missing || Length == 0 ? "" : json.Substring(Start, Length);
}

namespace CrowdSec.Expr.Helpers.Json;

internal enum JsonKind
{
    Missing,
    String,
    Number,
    Object,
    Array,
    Boolean,
    Null,
}

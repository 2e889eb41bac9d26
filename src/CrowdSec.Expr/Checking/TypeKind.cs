namespace CrowdSec.Expr.Checking;

internal enum TypeKind
{
    Unknown,
    Nil,
    Bool,
    Int,
    Int32,
    Byte,
    Float,
    Float32,
    String,
    Array,
    Map,
    Struct,
    Function,
    Time,
    Duration,
}

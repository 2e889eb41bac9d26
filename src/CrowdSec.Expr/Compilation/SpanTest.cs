namespace CrowdSec.Expr.Compilation;

internal delegate bool SpanTest(ReadOnlySpan<char> text);

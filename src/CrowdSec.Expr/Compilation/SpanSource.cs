using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>A string's characters without making a string of them.</summary>
internal delegate ReadOnlySpan<char> SpanSource(ExprFrame frame);

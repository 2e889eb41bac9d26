using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Runtime;

/// <summary>A method taken from a value without being called: <c>let f = evt.GetMeta; f("x")</c>.</summary>
internal sealed record BoundMethod(HostMethod Method, object Instance);

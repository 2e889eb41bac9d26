namespace CrowdSec.Expr.Hosting;

/// <param name="Body">A delegate whose first parameter is the instance.</param>
public sealed record HostMethod(string Name, Delegate Body, bool Variadic);

namespace CrowdSec.Expr.Hosting;

/// <param name="Body">A delegate whose first parameter is the instance.</param>
/// <param name="Pure">It changes nothing, and gives the same for the same instance and arguments.</param>
public sealed record HostMethod(string Name, Delegate Body, bool Variadic, bool Pure = false);

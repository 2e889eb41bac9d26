namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>Where a pull comes from.</summary>
/// <param name="Kind">What the program says of itself and asks for.</param>
/// <param name="Connection">The connection's name.</param>
/// <param name="Closed">Set when the connection is closed.</param>
/// <param name="IsOneProgram">Answers on this connection come one after the other and to one program: no proxy shares it, no multiplexing.</param>
internal readonly record struct PullSource(string Kind, string Connection, CancellationToken Closed, bool IsOneProgram);

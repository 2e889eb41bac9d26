namespace CrowdSec.Protocol.Clients;

/// <summary>Who a log processor is. Both are "" when a client certificate proves it.</summary>
public sealed record MachineCredentials(string Login, string Password);

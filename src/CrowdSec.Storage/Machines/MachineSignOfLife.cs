namespace CrowdSec.Storage.Machines;

/// <summary>A machine was heard of.</summary>
public readonly record struct MachineSignOfLife(string MachineId, DateTime? Heartbeat, DateTime? Push);

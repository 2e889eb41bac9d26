namespace CrowdSec.LocalApi.Machines;

/// <summary>What a machine says when it logs in.</summary>
/// <param name="Scenarios">Comma-separated; null: not told.</param>
internal sealed record LoginRequest(string MachineId, string Password, string? Scenarios)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => $"login of {MachineId}";
}

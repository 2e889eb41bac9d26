namespace CrowdSec.LocalApi.Machines;

/// <summary>What a machine says when it wants to be known.</summary>
/// <param name="Token">For automatic registration; "" when there is none.</param>
internal sealed record RegistrationRequest(string MachineId, string Password, string Token)
{
    /// <summary>Without secrets.</summary>
    public override string ToString() => $"registration of {MachineId}";
}

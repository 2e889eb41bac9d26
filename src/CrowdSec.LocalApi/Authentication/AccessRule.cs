namespace CrowdSec.LocalApi.Authentication;

/// <summary>Who may call a route; metadata of its endpoint. A route without one is open to everybody.</summary>
internal enum AccessRule
{
    Machine,

    /// <summary>A machine, from a trusted address.</summary>
    TrustedMachine,
    Bouncer,
    MachineOrBouncer,
}

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>The sum of the hashes of all entries of a set (each scope, type and value once), modulo 2^64, and how many they are.</summary>
internal readonly record struct DecisionChecksum(ulong Sum, long Count)
{
    public DecisionChecksum Plus(ulong hash) => new(unchecked(Sum + hash), Count + 1);

    public DecisionChecksum Minus(ulong hash) => new(unchecked(Sum - hash), Count - 1);

    public DecisionChecksum Plus(DecisionChecksum other) => new(unchecked(Sum + other.Sum), Count + other.Count);
}

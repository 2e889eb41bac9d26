namespace CrowdSec.LocalApi.Decisions.Index;

/// <param name="Rows">Decisions in memory.</param>
/// <param name="InForce">Of these, the ones in force.</param>
internal readonly record struct IndexSize(int Rows, int InForce);

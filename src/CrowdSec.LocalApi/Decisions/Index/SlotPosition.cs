namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>A place in a <see cref="SlotOrder"/>; good until the order changes.</summary>
internal readonly record struct SlotPosition(int Leaf, int Index);

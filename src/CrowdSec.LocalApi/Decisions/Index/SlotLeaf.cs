namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>A run of slots in order, and the key of its first one.</summary>
internal struct SlotLeaf
{
    public long Major;

    public long Id;

    public int[] Slots;

    public int Count;
}

namespace CrowdSec.Engine.Hub;

/// <summary>Names one item of the hub.</summary>
/// <param name="Name">"author/name".</param>
public readonly record struct ItemReference(HubItemType Type, string Name)
{
    public override string ToString() => $"{Type.Name()}:{Name}";
}

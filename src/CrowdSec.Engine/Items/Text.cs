namespace CrowdSec.Engine.Items;

/// <summary>A string of an item together with its place, so that a mistake inside it can be pointed at.</summary>
public readonly record struct Text(string Value, SpecPlace Place)
{
    public static readonly Text None = new("", default);

    public bool IsEmpty => string.IsNullOrEmpty(Value);
}

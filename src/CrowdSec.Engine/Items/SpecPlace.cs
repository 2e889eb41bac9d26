namespace CrowdSec.Engine.Items;

/// <summary>Where a part of an item stands; 1-based.</summary>
public readonly record struct SpecPlace(string File, int Line, int Column);

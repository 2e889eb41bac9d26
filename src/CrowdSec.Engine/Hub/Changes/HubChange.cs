namespace CrowdSec.Engine.Hub.Changes;

/// <summary>One step of a plan.</summary>
/// <param name="Detail">"1.0" or "0.8 -> 1.0" for downloads; empty otherwise.</param>
public sealed record HubChange(HubOperation Operation, HubItem Item, string Detail);

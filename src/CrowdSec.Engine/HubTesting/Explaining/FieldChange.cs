namespace CrowdSec.Engine.HubTesting.Explaining;

/// <param name="Path">"Meta.user", "Stage", "Unmarshaled.request.method".</param>
internal sealed record FieldChange(FieldChangeKind Kind, string Path, string From, string To);

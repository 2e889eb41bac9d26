namespace CrowdSec.Engine.HubTesting.Explaining;

internal enum FieldChangeKind
{
    Create,
    Update,
    Delete,
}

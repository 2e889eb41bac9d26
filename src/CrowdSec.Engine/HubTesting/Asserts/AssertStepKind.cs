namespace CrowdSec.Engine.HubTesting.Asserts;

internal enum AssertStepKind
{
    Key,
    Index,
    Slice,
    Field,
    Call,
}

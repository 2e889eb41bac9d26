namespace CrowdSec.Protocol.Json;

internal enum ComponentKind
{
    LocalApi,
    LogProcessor,
    RemediationComponent,
}

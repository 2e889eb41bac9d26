namespace CrowdSec.Engine.Hub.Changes;

public enum HubOperation
{
    Download,
    Enable,
    Disable,
    Purge,
}

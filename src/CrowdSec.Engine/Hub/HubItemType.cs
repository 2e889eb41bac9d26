namespace CrowdSec.Engine.Hub;

/// <summary>What an item is, in the hub's fixed order.</summary>
public enum HubItemType
{
    Parsers,
    Postoverflows,
    Scenarios,
    Contexts,
    AppsecConfigs,
    AppsecRules,
    Collections,
}

namespace CrowdSec.Configuration;

public enum FeatureFlagState
{
    Active,

    /// <summary>Still accepted; it is going to be retired.</summary>
    Deprecated,

    /// <summary>Accepted for the sake of old files, and without meaning.</summary>
    Retired,
}

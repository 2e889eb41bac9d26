namespace CrowdSec.Engine.Acquisition.Specs;

public enum AcquisitionMode
{
    /// <summary>Reads on for as long as the daemon runs.</summary>
    Tail,

    /// <summary>Reads what there is, then ends.</summary>
    Cat,
}

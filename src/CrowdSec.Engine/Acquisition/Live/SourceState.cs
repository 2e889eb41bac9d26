namespace CrowdSec.Engine.Acquisition.Live;

public enum SourceState
{
    /// <summary>Not begun yet.</summary>
    Waiting,

    Running,

    /// <summary>It failed, and will be tried again.</summary>
    Failing,

    /// <summary>It has read all there was.</summary>
    Finished,

    /// <summary>The program ends.</summary>
    Stopped,
}

namespace CrowdSec.Engine.Events;

/// <summary>Whose clock buckets follow; the numbers are those of evt.ExpectMode.</summary>
public enum ExpectMode
{
    /// <summary>The wall clock at the moment of pouring.</summary>
    Live = 0,

    /// <summary>The time stamps in the log.</summary>
    TimeMachine = 1,
}

namespace CrowdSec.Engine.Events;

/// <summary>What an event stands for; the numbers are those of evt.Type.</summary>
public enum EventKind
{
    Log = 0,
    Overflow = 1,
    AppSec = 2,
}

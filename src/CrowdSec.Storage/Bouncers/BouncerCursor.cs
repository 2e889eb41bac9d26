namespace CrowdSec.Storage.Bouncers;

/// <summary>
/// What one puller of a bouncer's decision stream has received: all changes up to the sequence, and all natural ends up to the instant. A bouncer can have several
/// (one key used by several programs at one address), told apart by slot.
/// </summary>
public readonly record struct BouncerCursor(long BouncerId, int Slot, long Sequence, DateTime At);

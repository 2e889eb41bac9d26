namespace CrowdSec.Engine.Acquisition;

/// <summary>How far a batch goes in one of the sources whose lines it holds.</summary>
internal readonly record struct LinePosition(ICheckpoint Checkpoint, long Position);

namespace CrowdSec.Daemon.Agent.Pushing;

/// <summary>What is known while a batch is being halved.</summary>
internal sealed class BatchTrial
{
    /// <summary>So many single alerts failing in a row, with none taken, say that the API is at fault.</summary>
    private const int Hopeless = 8;

    public bool SomeStored { get; set; }

    public List<(ReadOnlyMemory<byte> Alert, string Reason)> Refused { get; } = [];

    /// <summary>Alerts over which the API failed.</summary>
    public List<(ReadOnlyMemory<byte> Alert, string Reason)> Suspects { get; } = [];

    public bool IsHopeless => !SomeStored && Suspects.Count >= Hopeless;
}

using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>The partitions of a scenario that overflowed lately and stay silent for a while.</summary>
internal sealed class Blackhole
{
    private const int SweepAbove = 1024;

    private readonly Dictionary<string, GoTime> _until = new(StringComparer.Ordinal);
    private int _sweepAt = SweepAbove;

    public int Count => _until.Count;

    public IEnumerable<KeyValuePair<string, GoTime>> Entries => _until;

    /// <returns>false when the partition is silenced at this time.</returns>
    public bool TryEnter(string partition, GoTime overflow, GoDuration duration)
    {
        if (_until.TryGetValue(partition, out var until) && until > overflow)
        {
            return false;
        }

        _until[partition] = overflow.Add(duration);
        if (_until.Count > _sweepAt)
        {
            Sweep(overflow);
        }

        return true;
    }

    public void Restore(string partition, GoTime until) => _until[partition] = until;

    private void Sweep(GoTime now)
    {
        foreach (var (partition, until) in _until)
        {
            if (until <= now)
            {
                _until.Remove(partition);
            }
        }

        _sweepAt = Math.Max(SweepAbove, _until.Count * 2);
    }
}

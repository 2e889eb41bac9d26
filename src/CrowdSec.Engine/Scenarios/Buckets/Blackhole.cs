using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>The partitions of a scenario that overflowed lately and stay silent for a while.</summary>
internal sealed class Blackhole
{
    /// <summary>Past this many entries those that would end first are forgotten: a flood of sources must not eat memory.</summary>
    public const int MaxEntries = 50_000;

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

        if (_until.Count > MaxEntries / 2)
        {
            ForgetHalf();
        }

        _sweepAt = Math.Clamp(_until.Count * 2, SweepAbove, MaxEntries);
    }

    private void ForgetHalf()
    {
        foreach (var (partition, _) in _until.OrderBy(static e => e.Value).ThenBy(static e => e.Key, StringComparer.Ordinal).Take(_until.Count / 2).ToArray())
        {
            _until.Remove(partition);
        }
    }
}

using System.Security.Cryptography;

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>
/// Key → slot of the longest decision on it. Many small open-addressed tables, so that growing one never holds readers up for long. Not thread-safe: the index guards it.
/// </summary>
internal sealed class KeyTable(RowStore rows)
{
    private const int Shards = 256;

    private readonly KeyShard[] _shards = [.. Enumerable.Range(0, Shards).Select(static _ => new KeyShard())];
    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    /// <returns>-1: none.</returns>
    public int Find(in DecisionKey key)
    {
        var hash = key.Hash(_seed);
        return _shards[hash >> 24].Find(hash, key, rows);
    }

    /// <summary>Adds the key or changes its slot.</summary>
    public void Set(in DecisionKey key, int slot)
    {
        var hash = key.Hash(_seed);
        _shards[hash >> 24].Set(hash, key, rows, slot);
    }

    public void Remove(in DecisionKey key)
    {
        var hash = key.Hash(_seed);
        _shards[hash >> 24].Remove(hash, key, rows);
    }
}

namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>Which prefix lengths rows have, for each family. Not thread-safe: the index guards it.</summary>
internal sealed class PrefixLengths
{
    private readonly int[] _v4 = new int[33];
    private readonly int[] _v6 = new int[129];
    private byte[] _usedV4 = [];
    private byte[] _usedV6 = [];

    /// <summary>Ascending.</summary>
    public ReadOnlySpan<byte> Used(bool isV4) => isV4 ? _usedV4 : _usedV6;

    public void Add(bool isV4, int length)
    {
        if ((isV4 ? _v4 : _v6)[length]++ == 0)
        {
            Refresh(isV4);
        }
    }

    public void Remove(bool isV4, int length)
    {
        if (--(isV4 ? _v4 : _v6)[length] == 0)
        {
            Refresh(isV4);
        }
    }

    private void Refresh(bool isV4)
    {
        if (isV4)
        {
            _usedV4 = UsedOf(_v4);
        }
        else
        {
            _usedV6 = UsedOf(_v6);
        }
    }

    private static byte[] UsedOf(int[] counts) => [.. Enumerable.Range(0, counts.Length).Where(length => counts[length] > 0).Select(static length => (byte)length)];
}

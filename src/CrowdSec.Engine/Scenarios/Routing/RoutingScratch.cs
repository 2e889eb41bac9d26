namespace CrowdSec.Engine.Scenarios.Routing;

/// <summary>A worker's working space for routing one event; reused.</summary>
internal sealed class RoutingScratch
{
    private byte[] _memos = [];
    private ulong[] _candidates = [];

    public Span<ulong> Candidates(int words)
    {
        if (_candidates.Length < words)
        {
            _candidates = new ulong[words];
        }

        return _candidates.AsSpan(0, words);
    }

    /// <summary>Answers of shared conditions: 0 not asked yet, 1 false, 2 true. Cleared.</summary>
    public Span<byte> Memos(int count)
    {
        if (_memos.Length < count)
        {
            _memos = new byte[count];
        }

        var memos = _memos.AsSpan(0, count);
        memos.Clear();
        return memos;
    }
}

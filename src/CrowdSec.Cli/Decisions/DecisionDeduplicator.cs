using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>
/// Of decisions that say the same of the same value, takes the one that came first: that of the newest alert. Those that are over say nothing. It keeps eight bytes of each,
/// made with a secret that nobody can know before, so that nobody can make two that look the same.
/// </summary>
internal sealed class DecisionDeduplicator
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private readonly HashSet<ulong> _seen = [];
    private readonly ulong _secret = (ulong)Random.Shared.NextInt64();

    public long Skipped { get; private set; }

    public bool Takes(Decision decision)
    {
        if (decision.Duration.StartsWith('-'))
        {
            return false;
        }

        if (_seen.Add(Digest(decision)))
        {
            return true;
        }

        Skipped++;
        return false;
    }

    private ulong Digest(Decision decision)
    {
        var digest = Mix(_secret, decision.Simulated == true ? 'y' : 'n');
        digest = Add(digest, decision.Type);
        digest = Add(digest, decision.Scope);
        return Add(digest, decision.Value);
    }

    private ulong Add(ulong digest, string text)
    {
        foreach (var c in text)
        {
            digest = Mix(digest, c);
        }

        return Mix(digest, char.MaxValue);
    }

    private ulong Mix(ulong digest, char c)
    {
        var high = Math.BigMul(digest ^ c, Factor, out var low);
        return high ^ low ^ _secret;
    }
}

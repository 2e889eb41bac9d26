namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>Rows to visit, by id or by end, and how far the visit is.</summary>
internal sealed class DeltaSource(DeltaRule rule, bool byUntil, long from, long last)
{
    public DeltaRule Rule => rule;

    public bool ByUntil => byUntil;

    public long From { get; private set; } = from;

    /// <summary>Second key where <see cref="From"/> is an end.</summary>
    public long FromId { get; private set; } = long.MinValue;

    public long Last => last;

    public void Passed(long key, long id)
    {
        if (byUntil)
        {
            (From, FromId) = (key, id + 1);
        }
        else
        {
            From = key + 1;
        }
    }
}

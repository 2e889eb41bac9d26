namespace CrowdSec.Storage.Decisions;

/// <summary>Ids as runs from first to last.</summary>
internal static class IdRuns
{
    /// <param name="gap">How many foreign ids a run may bridge.</param>
    public static IEnumerable<(long First, long Last)> Of(List<long> ids, int gap)
    {
        ids.Sort();
        for (var i = 0; i < ids.Count;)
        {
            var first = ids[i];
            while (i + 1 < ids.Count && ids[i + 1] - ids[i] <= gap + 1L)
            {
                i++;
            }

            yield return (first, ids[i++]);
        }
    }
}

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>One step of a random history: what happens, and numbers that choose the details.</summary>
internal readonly record struct HistoryStep(HistoryStepKind Kind, int A, int B, int C)
{
    public static List<HistoryStep> Random(int seed, int count)
    {
        var random = new Random(seed);
        var kinds = Enum.GetValues<HistoryStepKind>();

        // Pulls, additions and short waits make up most of a history.
        return [.. Enumerable.Range(0, count).Select(_ => new HistoryStep(random.Next(10) switch { 0 or 1 or 2 => HistoryStepKind.Pull, 3 or 4 => HistoryStepKind.Add, 5 => HistoryStepKind.Wait, _ => kinds[random.Next(kinds.Length)] }, random.Next(), random.Next(), random.Next()))];
    }
}

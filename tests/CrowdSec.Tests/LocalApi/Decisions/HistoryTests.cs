using Xunit;

namespace CrowdSec.Tests.LocalApi.Decisions;

/// <summary>Whatever happens, what programs have after a pull is the truth under their filter.</summary>
public sealed class HistoryTests
{
    private const int Histories = 500;
    private const int Steps = 120;
    private const int MostMistakes = 3;
    private const int MostReplays = 500;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_histories_leave_every_program_with_the_truth(int part)
    {
        var mistakes = new List<string>();
        for (var seed = part * Histories; seed < (part + 1) * Histories && mistakes.Count < MostMistakes; seed++)
        {
            var steps = HistoryStep.Random(seed, Steps);
            if (History.Play(seed, steps) is not null)
            {
                steps = Shrink(seed, steps);
                mistakes.Add($"seed {seed}: {History.Play(seed, steps)}\n{string.Join('\n', steps)}");
            }
        }

        Assert.True(mistakes.Count == 0, string.Join("\n\n", mistakes));
    }

    // Leaves out steps as long as it still fails.
    private static List<HistoryStep> Shrink(int seed, List<HistoryStep> steps)
    {
        var left = MostReplays;
        for (var size = steps.Count / 2; size > 0; size = size > 1 ? size / 2 : 0)
        {
            for (var at = 0; at + size <= steps.Count && left-- > 0;)
            {
                List<HistoryStep> fewer = [.. steps[..at], .. steps[(at + size)..]];
                if (History.Play(seed, fewer) is null)
                {
                    at += size;
                }
                else
                {
                    steps = fewer;
                }
            }
        }

        return steps;
    }
}

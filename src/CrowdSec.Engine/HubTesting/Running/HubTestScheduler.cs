using CrowdSec.Engine.HubTesting.Cases;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>Runs many tests at once.</summary>
public static class HubTestScheduler
{
    /// <param name="jobs">Tests at a time, at least 1.</param>
    /// <param name="started">Called when a test starts; never by two threads at once.</param>
    /// <returns>Results in the order of the tests.</returns>
    public static async Task<IReadOnlyList<HubTestResult>> RunAsync(
        HubTestRunner runner, IReadOnlyList<HubTestCase> tests, int jobs, Action<HubTestCase> started, CancellationToken cancellationToken)
    {
        var results = new HubTestResult[tests.Count];
        var gate = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, tests.Count, options, async (i, token) =>
        {
            lock (gate)
            {
                started(tests[i]);
            }

            results[i] = await runner.RunAsync(tests[i], token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return results;
    }
}

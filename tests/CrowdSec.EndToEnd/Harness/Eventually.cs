using System.Diagnostics;
using Xunit;

namespace CrowdSec.EndToEnd.Harness;

/// <summary>Waits for what must come about. The limit is generous: it says that something never happens, not how fast it must.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> otherwise)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
            {
                Assert.Fail(otherwise());
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}

using System.Diagnostics;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Fakes;

/// <summary>Waits for what happens in the background; the bound is only there so that a broken test ends.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(60), "it never happened");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}

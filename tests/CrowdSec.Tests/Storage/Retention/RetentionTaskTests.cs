using CrowdSec.Storage;
using CrowdSec.Storage.Retention;
using CrowdSec.Tests.LocalApi;
using Xunit;

namespace CrowdSec.Tests.Storage.Retention;

public sealed class RetentionTaskTests
{
    [Fact]
    public async Task A_flush_that_fails_is_told_and_tried_again()
    {
        var (retention, log) = (new FlakyRetention(), new RecordingLog());
        await using (new RetentionTask(retention, new RetentionRules { MaxItems = 7 }, new HurriedClock(), log))
        {
            await retention.Done.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }

        Assert.Contains("Removing old alerts from the database failed, the next try is in a minute: away", log.Text, StringComparison.Ordinal);
        Assert.Contains("Flushed 3 alerts, 0 bouncers and 0 machines from the database", log.Text, StringComparison.Ordinal);
    }

    private sealed class FlakyRetention : IRetention
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        /// <summary>Ends with the third call.</summary>
        public Task Done => _done.Task;

        public Task<long> FlushAlertsAsync(long? maxItems, TimeSpan? maxAge, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RetentionCounts> FlushAsync(RetentionRules rules, CancellationToken cancellationToken)
        {
            Assert.Equal(7, rules.MaxItems);
            if (++_calls == 1)
            {
                throw new StoreException(StoreError.Unavailable, "away");
            }

            if (_calls == 3)
            {
                _done.SetResult();
            }

            return Task.FromResult(new RetentionCounts(3, 0, 0, 0, 0, 0, 0));
        }
    }
}

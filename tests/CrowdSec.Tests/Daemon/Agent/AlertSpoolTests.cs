using System.Text;
using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Foundation.Logging;
using Xunit;

namespace CrowdSec.Tests.Daemon.Agent;

public sealed class AlertSpoolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_flushed_is_read_in_its_order_and_by_the_next_process_too()
    {
        using (var spool = Open())
        {
            await Append(spool, "one", "two", "three");
            Assert.Equal(["one", "two"], Texts(spool.Read(2, 1000)));
        }

        using var next = Open();
        Assert.Equal(["one", "two", "three"], Texts(next.Read(10, 1000)));
    }

    [Fact]
    public async Task What_is_done_with_does_not_come_again()
    {
        using (var spool = Open())
        {
            await Append(spool, "one", "two", "three");
            spool.Advance(spool.Read(2, 1000)!.End);
            Assert.Equal(["three"], Texts(spool.Read(10, 1000)));
        }

        using var next = Open();
        await Append(next, "four");
        Assert.Equal(["three"], Texts(next.Read(10, 1000)));
        next.Advance(next.Read(10, 1000)!.End);
        Assert.Equal(["four"], Texts(next.Read(10, 1000)));
        next.Advance(next.Read(10, 1000)!.End);
        Assert.Null(next.Read(10, 1000));
        Assert.Single(Segments());
    }

    [Fact]
    public async Task Numbers_are_not_given_again_when_all_files_are_gone()
    {
        using (var spool = Open())
        {
            await Append(spool, "one");
            spool.Advance(spool.Read(1, 1000)!.End);
        }

        Segments().ForEach(File.Delete);
        using var next = Open();
        await Append(next, "two");
        Assert.Equal(["two"], Texts(next.Read(10, 1000)));
    }

    [Fact]
    public async Task A_file_torn_anywhere_gives_the_entries_before_the_tear_and_those_of_the_next_file()
    {
        using (var spool = Open())
        {
            await Append(spool, "first", "the second", "3");
        }

        var file = Assert.Single(Segments());
        var whole = File.ReadAllBytes(file);
        for (var length = 0; length <= whole.Length; length++)
        {
            Clear();
            File.WriteAllBytes(file, whole[..length]);
            using var spool = Open();
            await Append(spool, "after");
            var expected = new List<string>();
            expected.AddRange(length >= 13 ? ["first"] : []);
            expected.AddRange(length >= 31 ? ["the second"] : []);
            expected.AddRange(length >= 40 ? ["3"] : []);
            Assert.Equal([.. expected, "after"], ReadAll(spool));
        }

        Assert.Equal(40, whole.Length);
    }

    [Fact]
    public async Task A_byte_that_changed_costs_the_rest_of_its_file_only()
    {
        using (var spool = Open())
        {
            await Append(spool, "first", "the second");
        }

        var file = Assert.Single(Segments());
        var whole = File.ReadAllBytes(file);
        for (var at = 0; at < whole.Length; at++)
        {
            Clear();
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x40;
            File.WriteAllBytes(file, damaged);
            using var spool = Open();
            await Append(spool, "after");
            Assert.Equal(at < 13 ? ["after"] : ["first", "after"], ReadAll(spool));
        }
    }

    [Fact]
    public async Task Beyond_the_bound_the_oldest_go_and_are_counted()
    {
        var log = new StringWriter();
        using var spool = Open(new TextLog(log, LogLevel.Info, LogFormat.Text, null), segmentBytes: 100, maxBytes: 400);
        for (var i = 0; i < 100; i++)
        {
            await Append(spool, $"{i:D12}");
        }

        Assert.InRange(spool.Bytes, 1, 400);
        var left = ReadAll(spool);
        Assert.Equal(100, left.Count + spool.Dropped);
        Assert.Equal($"{100 - left.Count:D12}", left[0]);
        Assert.Contains("oldest alerts are given up", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_already_is_not_counted_as_lost()
    {
        using var spool = Open(segmentBytes: 100, maxBytes: 400);
        for (var i = 0; i < 100; i++)
        {
            await Append(spool, $"{i:D12}");
            spool.Advance(spool.Read(1, 1000)!.End);
        }

        Assert.Equal(0, spool.Dropped);
        Assert.Null(spool.Read(1, 1000));
    }

    [Fact]
    public async Task A_batch_holds_at_least_one_entry_and_no_more_than_asked_for()
    {
        using var spool = Open();
        var large = new string('x', 100_000);
        await Append(spool, large, "small", "s2", "s3");
        Assert.Equal([large], Texts(spool.Read(10, 50)));
        spool.Advance(spool.Read(10, 50)!.End);
        Assert.Equal(["small", "s2"], Texts(spool.Read(10, 25)));
    }

    [Fact]
    public async Task Many_threads_may_append()
    {
        using var spool = Open(segmentBytes: 1000);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                spool.Append(Encoding.UTF8.GetBytes($"{t}-{i}"));
            }
        })));
        await spool.FlushAsync();
        Assert.Equal(1600, ReadAll(spool).Distinct().Count());
    }

    [Fact]
    public async Task Who_waits_for_entries_is_told()
    {
        using var spool = Open();
        var waiting = spool.WaitForEntriesAsync(TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        spool.Append("x"u8.ToArray());
        await waiting;
        Assert.Equal(["x"], Texts(spool.Read(1, 100)));
    }

    [Fact]
    public async Task When_the_disk_refuses_entries_wait_and_closing_says_that_they_were_not_written()
    {
        var log = new StringWriter();
        var spool = Open(new TextLog(log, LogLevel.Info, LogFormat.Text, null));
        Directory.Delete(_folder.Path, true);
        spool.Append("x"u8.ToArray());
        var written = spool.FlushAsync();
        spool.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => written);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => spool.FlushAsync());
        Assert.Contains("cannot be written, alerts wait", log.ToString(), StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.Path);
    }

    private AlertSpool Open(ILog? log = null, long segmentBytes = 4096, long maxBytes = 1_000_000) =>
        new(new SpoolOptions(_folder.Path) { SegmentBytes = segmentBytes, MaxBytes = maxBytes, RetryDelay = TimeSpan.FromMilliseconds(5) }, log ?? SilentLog.Instance);

    private List<string> Segments() => [.. Directory.EnumerateFiles(_folder.Path, "*.spool").Order(StringComparer.Ordinal)];

    private void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(_folder.Path))
        {
            File.Delete(file);
        }
    }

    private static async Task Append(AlertSpool spool, params string[] texts)
    {
        foreach (var text in texts)
        {
            spool.Append(Encoding.UTF8.GetBytes(text));
        }

        await spool.FlushAsync();
    }

    private static List<string> ReadAll(AlertSpool spool)
    {
        var all = new List<string>();
        while (spool.Read(3, 1000) is { } batch)
        {
            all.AddRange(Texts(batch));
            spool.Advance(batch.End);
        }

        return all;
    }

    private static IEnumerable<string> Texts(SpoolBatch? batch) => batch!.Entries.Select(static e => Encoding.UTF8.GetString(e.Span));
}

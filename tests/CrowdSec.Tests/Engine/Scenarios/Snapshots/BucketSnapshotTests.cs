using Xunit;

namespace CrowdSec.Tests.Engine.Scenarios.Snapshots;

public sealed class BucketSnapshotTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public async Task AnInterruptedRunGivesTheSameAlertsAsAWholeOne(int seed, bool reordered)
    {
        using var shop = new SnapshotWorkshop();
        var lines = SnapshotWorkshop.Lines(400, seed);
        var whole = await shop.RunAsync(shop.NewEngine(), lines);

        var first = shop.NewEngine();
        var alerts = new List<string>(await shop.RunAsync(first, lines.Take(173)));
        first.SaveBuckets(shop.Snapshot);
        var second = shop.NewEngine(reordered: reordered);
        Assert.Equal((first.LiveBuckets, 0), second.LoadBuckets(shop.Snapshot));
        alerts.AddRange(await shop.RunAsync(second, lines.Skip(173)));

        Assert.True(whole.Count > 10, $"{whole.Count} alerts are too few to say anything");
        Assert.True(first.LiveBuckets > 5, $"{first.LiveBuckets} buckets are too few to say anything");
        Assert.Equal(whole, alerts);
    }

    [Fact]
    public async Task BucketsOfAChangedScenarioStayOut()
    {
        using var shop = new SnapshotWorkshop();
        var first = shop.NewEngine();
        await shop.RunAsync(first, SnapshotWorkshop.Lines(100, 7));
        first.SaveBuckets(shop.Snapshot);
        var second = shop.NewEngine(changed: true);
        var (restored, leftOut) = second.LoadBuckets(shop.Snapshot);
        Assert.True(leftOut > 0);
        Assert.Equal(first.LiveBuckets, restored + leftOut);
        Assert.Equal(restored, second.LiveBuckets);
    }

    [Fact]
    public async Task DamageIsNoticedWhereverItIs()
    {
        using var shop = new SnapshotWorkshop();
        var first = shop.NewEngine();
        await shop.RunAsync(first, SnapshotWorkshop.Lines(100, 9));
        first.SaveBuckets(shop.Snapshot);
        var bytes = await File.ReadAllBytesAsync(shop.Snapshot, TestContext.Current.CancellationToken);
        for (var at = 0; at < bytes.Length; at += 97)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 0x40;
            Refuses(shop, damaged);
        }

        for (var length = 0; length < bytes.Length; length += 211)
        {
            Refuses(shop, bytes[..length]);
        }
    }

    [Fact]
    public async Task TheFileIsTheOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no Unix modes on Windows");
        using var shop = new SnapshotWorkshop();
        var engine = shop.NewEngine();
        await shop.RunAsync(engine, SnapshotWorkshop.Lines(10, 1));
        engine.SaveBuckets(shop.Snapshot);
        engine.SaveBuckets(shop.Snapshot);
#pragma warning disable CA1416 // Skipped on Windows above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(shop.Snapshot));
#pragma warning restore CA1416
    }

    private static void Refuses(SnapshotWorkshop shop, byte[] content)
    {
        var path = Path.Combine(shop.Folder, "damaged.bin");
        File.WriteAllBytes(path, content);
        Assert.Throws<InvalidDataException>(() => shop.NewEngine().LoadBuckets(path));
    }
}

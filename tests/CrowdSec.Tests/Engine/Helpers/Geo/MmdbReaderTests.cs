using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Engine.Helpers.Geo;

public sealed class MmdbReaderTests
{
    private static readonly Dictionary<string, object> Record = new()
    {
        ["skipped"] = new object[] { 1, "a", new Dictionary<string, object> { ["x"] = new string('y', 400) } },
        ["country"] = new Dictionary<string, object> { ["iso_code"] = "FR", ["is_in_european_union"] = true },
        ["location"] = new Dictionary<string, object> { ["latitude"] = 48.5, ["longitude"] = -2.25 },
        ["list"] = new object[] { "zero", "one", "two" },
        ["number"] = 4242,
    };

    public static TheoryData<int, int> Kinds => new() { { 24, 4 }, { 28, 4 }, { 32, 4 }, { 24, 6 }, { 28, 6 }, { 32, 6 } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FindsRecords(int recordBits, int ipVersion)
    {
        var writer = new MmdbWriter(recordBits, ipVersion).Add("192.0.2.0/24", Record).Add("10.0.0.0/8", Record);
        var reader = Read((ipVersion == 6 ? writer.Add("2001:db8::/33", Record) : writer).ToArray());
        var record = reader.Find(Ip("192.0.2.77"), out var network);
        Assert.Equal("FR", record.Get("country"u8).Get("iso_code"u8).AsText());
        Assert.True(record.Get("country"u8).Get("is_in_european_union"u8).AsBoolean());
        Assert.Equal(-2.25, record.Get("location"u8).Get("longitude"u8).AsNumber());
        Assert.Equal("two", record.Get("list"u8).Get(2).AsText());
        Assert.False(record.Get("list"u8).Get(3).Exists);
        Assert.Equal(4242, record.Get("number"u8).AsInteger());
        Assert.Equal("192.0.2.0/24", network.ToString());
        Assert.True(reader.Find(Ip("::ffff:10.1.2.3"), out _).Exists);
        Assert.False(reader.Find(Ip("192.0.3.1"), out _).Exists);
        Assert.Equal(ipVersion == 6, reader.Find(Ip("2001:db8:7fff::1"), out network).Exists);
        Assert.Equal(ipVersion == 6 ? "2001:db8::/33" : "0.0.0.0/0", ipVersion == 6 ? network.ToString() : "0.0.0.0/0");
        Assert.False(reader.Find(Ip("2001:db8:8000::1"), out _).Exists);
    }

    [Fact]
    public void FollowsPointersButNotInCircles()
    {
        // Pointer to offset 0 of the data section: the record itself.
        var circle = new Dictionary<string, object> { ["self"] = new byte[] { 0x20, 0 } };
        var reader = Read(new MmdbWriter(24, 4).Add("10.0.0.0/8", circle).ToArray());
        var value = reader.Find(Ip("10.0.0.1"), out _);
        for (var i = 0; i < 100; i++)
        {
            value = value.Get("self"u8);
            Assert.True(value.Exists);
        }

        Assert.False(value.Get("other"u8).Exists);
    }

    [Fact]
    public void DamagedFilesGiveMissingValues()
    {
        var file = new MmdbWriter(28, 6).Add("192.0.2.0/24", Record).Add("2001:db8::/32", Record).ToArray();
        var random = new Random(5);
        for (var i = 0; i < 3_000; i++)
        {
            var damaged = (byte[])file.Clone();
            for (var j = 0; j < 4; j++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var length = random.Next(3) == 0 ? random.Next(damaged.Length) : damaged.Length;
            if (MmdbReader.TryRead(damaged.AsMemory(0, length), out var reader, out _))
            {
                _ = GeoCity.From(reader.Find(Ip("192.0.2.1"), out _));
                _ = GeoAsn.From(reader.Find(Ip("2001:db8::1"), out _));
            }
        }
    }

    [Fact]
    public void HugeCountsEndSoon()
    {
        // A map that claims sixteen million entries.
        var bomb = new byte[] { 0xff, 0xff, 0xff, 0xff, 0x41, (byte)'a', 0xe0 };
        var reader = Read(new MmdbWriter(24, 4).Add("10.0.0.0/8", bomb).ToArray());
        Assert.False(reader.Find(Ip("10.0.0.1"), out _).Get("b"u8).Exists);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no database at all")]
    public void OtherFilesAreRefused(string content)
    {
        Assert.False(MmdbReader.TryRead(System.Text.Encoding.ASCII.GetBytes(content), out _, out var error));
        Assert.Contains("no MaxMind database", error);
    }

    private static MmdbReader Read(byte[] file)
    {
        Assert.True(MmdbReader.TryRead(file, out var reader, out var error), error);
        return reader;
    }

    private static IpAddr Ip(string text) => IpAddr.TryParse(text, out var address) ? address : throw new FormatException(text);
}

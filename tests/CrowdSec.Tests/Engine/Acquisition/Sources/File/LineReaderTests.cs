using System.Text;
using CrowdSec.Engine.Acquisition.Sources.File;
using Xunit;

namespace CrowdSec.Tests.Engine.Acquisition.Sources.File;

public sealed class LineReaderTests
{
    private const int Limit = 10;

    public static TheoryData<string, string[], int> Streams => new()
    {
        { "", [], 0 },
        { "\n", [""], 0 },
        { "a", ["a"], 0 },
        { "a\nb", ["a", "b"], 0 },
        { "a\nb\n", ["a", "b"], 0 },
        { "a\r\nb\r\n", ["a", "b"], 0 },
        { "a\rb\n", ["a\rb"], 0 },
        { "\r\n\r\n", ["", ""], 0 },
        { "a\r\r\n", ["a\r"], 0 },
        { "0123456789\nx", ["0123456789", "x"], 0 },
        { "0123456789\r\nx", ["0123456789", "x"], 0 },
        { "0123456789", ["0123456789"], 0 },
        { "0123456789\r", ["0123456789"], 0 },
        { "0123456789A\nx", ["0123456789", "x"], 1 },
        { "0123456789A", ["0123456789"], 1 },
        { "0123456789\r\r\nx", ["0123456789", "x"], 1 },
        { "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ\nx\n", ["0123456789", "x"], 1 },
        { "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", ["0123456789"], 1 },
        { "0123456789ABCDEF\n0123456789ABCDEF\n", ["0123456789", "0123456789"], 2 },
        { "a\0b\n\0\n", ["a\0b", "\0"], 0 },
        { "é\n日本\n", ["é", "日本"], 0 },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void A_stream_falls_into_lines_however_it_arrives(string content, string[] lines, int cut)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        foreach (var portion in (int[])[1, 2, 3, 7, 11, 1000])
        {
            using var reader = new LineReader(new TricklingStream(bytes, portion), Limit);
            Assert.Equal(lines, ReadAll(reader));
            Assert.Equal(cut, reader.CutLines);
        }
    }

    [Fact]
    public void What_is_not_UTF8_is_replaced()
    {
        using var reader = new LineReader(new MemoryStream([(byte)'a', 0xFF, 0xC3, (byte)'\n', 0xE2, 0x82, (byte)'\n', 0xF0, 0x9F, 0x98, 0x80]), Limit);
        Assert.Equal(["a\uFFFD\uFFFD", "\uFFFD", "\U0001F600"], ReadAll(reader));
    }

    [Fact]
    public void Any_bytes_at_all_give_lines_within_the_limit()
    {
        var random = new Random(4711);
        var bytes = new byte[200_000];
        random.NextBytes(bytes);
        using var reader = new LineReader(new TricklingStream(bytes, 4096), 64);
        var lines = ReadAll(reader);
        Assert.Equal(bytes.Count(static b => b == '\n') + (bytes[^1] == '\n' ? 0 : 1), lines.Count);
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 64));
        Assert.InRange(reader.CutLines, 1, lines.Count);
    }

    [Fact]
    public void A_line_of_any_length_takes_no_more_memory_than_the_limit()
    {
        const long Length = 256L * 1024 * 1024;
        using var reader = new LineReader(new EndlessStream((byte)'x', Length), 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(1024 * 1024, reader.ReadLine()!.Length);
        Assert.Null(reader.ReadLine());
        Assert.Equal(1, reader.CutLines);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    private static List<string> ReadAll(LineReader reader)
    {
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }
}

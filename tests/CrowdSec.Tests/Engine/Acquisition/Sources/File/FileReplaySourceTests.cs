using System.IO.Compression;
using System.Text;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Acquisition.Sources.File;
using CrowdSec.Engine.Events;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Acquisition.Sources.File;

public sealed class FileReplaySourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FieldNames _names = new();
    private readonly CollectingLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_read_one_after_the_other_without_their_empty_lines()
    {
        using var source = Source(1024, Write("a.log", "1\n\n2\r\n\r\n3"), Write("empty.log", ""), Write("b.log", "4\n"));
        Assert.Equal(["1", "2", "3", "4"], ReadAll(source).Select(static l => l.Raw));
    }

    [Fact]
    public void Lines_know_their_file_and_that_they_are_replayed()
    {
        var path = Write("a.log", "1\n");
        using var source = Source(1024, path);
        var line = Assert.Single(ReadAll(source));
        Assert.Equal((path, "file", "nginx", ExpectMode.TimeMachine), (line.Src, line.Module, line.Type, line.Mode));
    }

    [Fact]
    public void Compressed_files_are_told_by_their_content()
    {
        using var source = Source(1024, WriteGzip("plain-name.log", "1\n2\n", int.MaxValue), Write("not-compressed.gz", "3\n"), WriteGzip("empty.gz", "", int.MaxValue));
        Assert.Equal(["1", "2", "3"], ReadAll(source).Select(static l => l.Raw));
    }

    [Fact]
    public void A_compressed_file_that_is_cut_off_gives_what_can_be_read_and_says_so()
    {
        var random = new Random(7);
        var lines = Enumerable.Range(0, 20_000).Select(i => $"{i} {random.NextInt64():x}").ToArray();
        var cut = WriteGzip("cut.gz", string.Join('\n', lines), 100_000);
        using var source = Source(1024, cut, Write("next.log", "next\n"));
        var read = ReadAll(source);
        Assert.InRange(read.Count, 5_000, 19_000);
        Assert.Equal(lines.Take(read.Count - 2), read.Take(read.Count - 2).Select(static l => l.Raw));
        Assert.Equal("next", read[^1].Raw);
        Assert.Contains(_log.Lines, line => line.StartsWith($"Error: {cut}: the compressed data is damaged or incomplete", StringComparison.Ordinal));
    }

    [Fact]
    public void A_compressed_file_may_have_several_members()
    {
        var path = WriteGzip("two.gz", "1\n2\n", int.MaxValue);
        var second = System.IO.File.ReadAllBytes(WriteGzip("second.gz", "3", int.MaxValue));
        System.IO.File.AppendAllBytes(path, second);
        using var source = Source(1024, path);
        Assert.Equal(["1", "2", "3"], ReadAll(source).Select(static l => l.Raw));
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void A_compressed_file_with_damage_inside_does_not_stop_the_next()
    {
        var path = WriteGzip("damaged.gz", string.Concat(Enumerable.Range(0, 10_000).Select(static i => $"{i} {i * 7919}\n")), int.MaxValue);
        var bytes = System.IO.File.ReadAllBytes(path);
        bytes.AsSpan(bytes.Length / 2, 64).Fill(0xFF);
        System.IO.File.WriteAllBytes(path, bytes);
        using var source = Source(1024, path, Write("next.log", "next\n"));
        Assert.Equal("next", ReadAll(source)[^1].Raw);
        Assert.Contains(_log.Lines, static line => line.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_bytes_that_look_like_gzip_are_no_reason_to_fall_over()
    {
        var path = _folder.PathOf("fake");
        System.IO.File.WriteAllBytes(path, [0x1F, 0x8B, (byte)'\n', (byte)'a', (byte)'\n']);
        using var source = Source(1024, path);
        Assert.Empty(ReadAll(source));
        Assert.Single(_log.Lines);
    }

    [Fact]
    public void Cut_lines_are_counted_in_the_batch_that_holds_them()
    {
        using var source = Source(4, Write("a.log", "1\n123456789\n2\n12345"));
        var batch = NewBatch();
        Assert.False(source.Fill(batch, TestContext.Current.CancellationToken));
        Assert.Equal(2, batch.CutLines);
        Assert.Equal(4, batch.Count);
    }

    [Fact]
    public void What_is_appended_while_the_file_is_read_is_read_too()
    {
        var path = Write("grows.log", Numbered(0, LineBatch.Capacity));
        using var source = Source(1024, path);
        var batch = NewBatch();
        Assert.True(source.Fill(batch, TestContext.Current.CancellationToken));
        System.IO.File.AppendAllText(path, Numbered(LineBatch.Capacity, 3));
        batch.Reset();
        Assert.False(source.Fill(batch, TestContext.Current.CancellationToken));
        Assert.Equal([$"{LineBatch.Capacity}", $"{LineBatch.Capacity + 1}", $"{LineBatch.Capacity + 2}"], batch.Events.ToArray().Select(static e => e.Line.Raw));
    }

    [Fact]
    public void A_file_that_is_truncated_while_it_is_read_ends_there()
    {
        var path = Write("shrinks.log", Numbered(0, 500_000));
        using var source = Source(1024, path, Write("next.log", "next\n"));
        var batch = NewBatch();
        Assert.True(source.Fill(batch, TestContext.Current.CancellationToken));
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(0);
        }

        var rest = ReadAll(source);
        Assert.InRange(rest.Count, 1, 100_000);
        Assert.Equal("next", rest[^1].Raw);
    }

    [Fact]
    public void A_file_that_was_deleted_or_replaced_is_read_to_its_end()
    {
        var path = Write("rotated.log", Numbered(0, 1000));
        using var source = Source(1024, path);
        var batch = NewBatch();
        Assert.True(source.Fill(batch, TestContext.Current.CancellationToken));
        System.IO.File.Delete(path);
        Write("rotated.log", "new\n");
        Assert.Equal(1000 - LineBatch.Capacity, ReadAll(source).Count);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_with_its_name()
    {
        using var source = Source(1024, _folder.PathOf("nowhere.log"));
        var error = Assert.ThrowsAny<IOException>(() => ReadAll(source));
        Assert.Contains("nowhere.log", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var source = Source(1024, Write("a.log", Numbered(0, 10)));
        Assert.ThrowsAny<OperationCanceledException>(() => source.Fill(NewBatch(), new CancellationToken(canceled: true)));
    }

    private static string Numbered(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(static i => $"{i}\n"));

    private FileReplaySource Source(int limit, params string[] files)
    {
        var labels = new FieldMap(_names);
        labels.Set("type", "nginx");
        return new FileReplaySource(files, labels, limit, _log);
    }

    private LineBatch NewBatch()
    {
        var batch = new LineBatch(_names, TimeProvider.System);
        batch.Reset();
        return batch;
    }

    private List<(string Raw, string Src, string Module, string Type, ExpectMode Mode)> ReadAll(FileReplaySource source)
    {
        var lines = new List<(string, string, string, string, ExpectMode)>();
        var batch = NewBatch();
        bool more;
        do
        {
            batch.Reset();
            more = source.Fill(batch, TestContext.Current.CancellationToken);
            foreach (var evt in batch.Events)
            {
                lines.Add((evt.Line.Raw, evt.Line.Src, evt.Line.Module, evt.Line.Labels.Get("type"), evt.ExpectMode));
            }
        }
        while (more);
        return lines;
    }

    private string Write(string name, string content)
    {
        var path = _folder.PathOf(name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private string WriteGzip(string name, string content, int length)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(content));
        }

        var path = _folder.PathOf(name);
        System.IO.File.WriteAllBytes(path, packed.ToArray()[..Math.Min(length, (int)packed.Length)]);
        return path;
    }
}

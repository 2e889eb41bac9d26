using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Sources.File;

/// <summary>Reads whole files, one after the other, plain or gzip-compressed (told by the content): the source of replays and of cat mode.</summary>
public sealed class FileReplaySource : ILineSource, IDisposable
{
    /// <summary>Longest line in bytes; what is beyond is cut and counted.</summary>
    public const int DefaultMaxLineLength = 1024 * 1024;

    private readonly Queue<string> _files;
    private readonly FieldMap _labels;
    private readonly int _maxLineLength;
    private readonly ILog _log;
    private LineReader? _reader;
    private LineOrigin? _origin;
    private int _cutBefore;

    /// <param name="labels">evt.Line.Labels of every line.</param>
    /// <param name="log">Hears of files that are damaged.</param>
    public FileReplaySource(IEnumerable<string> files, FieldMap labels, int maxLineLength = DefaultMaxLineLength, ILog? log = null)
    {
        _log = log ?? SilentLog.Instance;
        _files = new Queue<string>(files);
        _labels = labels;
        _maxLineLength = maxLineLength;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public bool Fill(LineBatch batch, CancellationToken cancellationToken)
    {
        while (!batch.IsFull)
        {
            if (_reader is null && !OpenNext())
            {
                return false;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (!FillFromFile(batch))
            {
                CloseReader();
            }
        }

        return true;
    }

    public void Dispose() => CloseReader();

    private bool FillFromFile(LineBatch batch)
    {
        var more = true;
        while (!batch.IsFull && more)
        {
            var line = ReadLine(_reader!, _origin!.Src, _log);
            more = line is not null;
            if (!string.IsNullOrEmpty(line))
            {
                batch.Add(line, _origin!);
            }
        }

        batch.CutLines += _reader!.CutLines - _cutBefore;
        _cutBefore = _reader.CutLines;
        return more;
    }

    /// <returns>null at the end, and where the file is damaged, which is said.</returns>
    internal static string? ReadLine(LineReader reader, string path, ILog log)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException e)
        {
            // The lines so far are as good as any.
            log.Error($"{path}: the compressed data is damaged or incomplete, the rest of the file is not read: {e.Message}");
            return null;
        }
    }

    private bool OpenNext()
    {
        if (!_files.TryDequeue(out var path))
        {
            return false;
        }

        _reader = new LineReader(Open(path), _maxLineLength);
        _origin = new LineOrigin(path, "file", _labels, ExpectMode.TimeMachine);
        _cutBefore = 0;
        return true;
    }

    private void CloseReader()
    {
        _reader?.Dispose();
        _reader = null;
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static Stream Open(string path)
    {
        // Whoever writes or rotates the log must be able to go on.
        var options = new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.SequentialScan,
        };
        var file = new FileStream(path, options);
        Span<byte> magic = stackalloc byte[2];
        var isGzip = file.CanSeek && file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        if (file.CanSeek)
        {
            file.Position = 0;
        }

        return isGzip ? new GzipLogStream(file) : file;
    }
}

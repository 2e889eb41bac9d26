using CrowdSec.Engine.Acquisition.Live;
using CrowdSec.Engine.Acquisition.Memory;
using CrowdSec.Engine.Acquisition.Specs;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Sources.File;

/// <summary>Reads the files of a document once, from beginning to end, plain or gzip-compressed.</summary>
internal sealed class FileCat : ILiveSource
{
    private readonly FileSourceSpec _spec;
    private readonly SourceServices _services;
    private readonly SourceOrigins _origins;
    private Queue<string>? _files;

    public FileCat(FileSourceSpec spec, SourceServices services)
    {
        _spec = spec;
        _services = services;
        _origins = new SourceOrigins(spec.Common, services);
    }

    public bool IsReady => true;

    public bool IsCatchingUp => false;

    public IReadOnlyList<LineStats> Stats => _origins.Stats;

    public void Run(LineSink sink, CancellationToken cancellationToken)
    {
        _files ??= new Queue<string>(Find());
        while (_files.TryDequeue(out var file))
        {
            try
            {
                Read(file, sink, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _services.Log.Error($"{file}: cannot be read: {e.Message}");
            }
        }

        sink.Flush();
    }

    /// <summary>What is read whole is read anew each time.</summary>
    public void Recall(AcquisitionMemory memory)
    {
    }

    public void Remember(AcquisitionMemory memory)
    {
    }

    public void Dispose()
    {
    }

    private IEnumerable<string> Find()
    {
        var files = _spec.Patterns.SelectMany(FileGlob.Files).Distinct(StringComparer.Ordinal).Where(f => !_spec.Exclusions.Any(e => e.IsMatch(f))).ToArray();
        if (files.Length == 0)
        {
            _services.Log.Warning($"no file matches {_spec.Title}");
        }

        return files;
    }

    private void Read(string file, LineSink sink, CancellationToken cancellationToken)
    {
        var origin = _origins.Of(file, backlog: false);
        using var reader = new LineReader(FileReplaySource.Open(file), _spec.MaxLineLength);
        var cut = 0;
        while (FileReplaySource.ReadLine(reader, file, _services.Log) is { } line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (; cut < reader.CutLines; cut++)
            {
                sink.CountCut(origin);
            }

            if (line.Length > 0)
            {
                sink.Add(line, origin, 0, null, 0);
            }
        }
    }
}

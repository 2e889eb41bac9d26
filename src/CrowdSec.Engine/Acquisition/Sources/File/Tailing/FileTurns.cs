using CrowdSec.Engine.Acquisition.Live;
using CrowdSec.Engine.Acquisition.Memory;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// Reads files that have changed, a buffer of each in turn, so that a busy one does not keep the others waiting. A file that took another's place waits until
/// that one has been read to its end. Used by one thread.
/// </summary>
internal sealed class FileTurns(FileCatalog files, FileWatch watch, TailReader reader, TimeProvider clock, ILog log)
{
    /// <summary>A renamed or deleted file is given up when it was not written to for so long: its writer has gone on to the new one by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly HashSet<TailedFile> _changed = [];
    private readonly HashSet<TailedFile> _checked = [];

    /// <summary>Gets what is to be remembered of a file that is closed.</summary>
    public required Action<FileMemory> Closed { get; init; }

    public void AllChanged() => _changed.UnionWith(files.All);

    public void Changed(int watch)
    {
        if (files.OfWatch(watch) is { } file)
        {
            _changed.Add(file);
        }
    }

    /// <summary>One turn.</summary>
    /// <returns>Whether there may be more to read.</returns>
    /// <exception cref="OperationCanceledException">The program ends.</exception>
    public bool Take(LineSink sink, CancellationToken cancellationToken)
    {
        foreach (var file in _changed.ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (!Read(file, sink))
                {
                    _changed.Remove(file);
                    _checked.Remove(file);
                    GiveUp(file, sink);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.Error($"{file.Path}: cannot be read any more, it is opened anew: {e.Message}");
                Closed(file.Remember());
                Close(file);
            }
        }

        return _changed.Count > 0;
    }

    private bool Read(TailedFile file, LineSink sink)
    {
        if (file.After.Count > 0 && RandomAccess.GetLength(file.Handle) > 0)
        {
            foreach (var earlier in file.After.ToArray())
            {
                if (Read(earlier, sink))
                {
                    return true;
                }

                _checked.Remove(earlier);
            }

            // Its writer has gone on: nothing follows the last line there, even without a line feed.
            foreach (var earlier in file.After.Where(static e => e.IsRetired))
            {
                reader.TakeRest(earlier, sink);
            }

            file.After.Clear();
        }

        return ReadOn(file, sink);
    }

    private bool ReadOn(TailedFile file, LineSink sink)
    {
        var result = _checked.Add(file) && !TailReader.IsSameContent(file) ? TailResult.Rewritten : reader.Read(file, sink);
        switch (result)
        {
            case TailResult.More:
                file.LastRead = clock.GetTimestamp();
                return true;
            case TailResult.Rewritten:
                log.Info($"{file.Path}: was emptied or written anew, it is read from its beginning");
                file.Renew();
                return true;
            default:
                SayPosition(file, sink);
                return false;
        }
    }

    private static void SayPosition(TailedFile file, LineSink sink)
    {
        file.EndBacklog();
        if (file.Reached != file.Offset)
        {
            file.Reached = file.Offset;
            sink.Reach(file.Content, file.Offset);
        }
    }

    /// <summary>Closes a retired file that nobody writes to any more.</summary>
    private void GiveUp(TailedFile file, LineSink sink)
    {
        if (!file.IsRetired || clock.GetElapsedTime(file.LastRead) < Patience)
        {
            return;
        }

        reader.TakeRest(file, sink);
        SayPosition(file, sink);
        if (file.Content.Committed >= file.Offset)
        {
            Closed(file.Remember() with { IsFinished = true });
            Close(file);
        }
    }

    private void Close(TailedFile file)
    {
        watch.Unwatch(file);
        _changed.Remove(file);
        _checked.Remove(file);
        files.Remove(file);
    }
}

using CrowdSec.Engine.Acquisition.Specs;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>Keeps one datasource at work, on a thread of its own: when it fails it is tried again, later and later. Thread-safe.</summary>
internal sealed class SourceRunner(SourceSpec spec, ILiveSource source, ILog log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>It worked for so long that the next failure is a new one.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(1);

    private volatile SourceState _state;
    private volatile string _error = "";
    private Thread? _thread;

    public SourceSpec Spec { get; } = spec;

    public ILiveSource Source { get; } = source;

    public SourceState State => _state;

    public string Error => _error;

    /// <param name="ended">Called at the very end, on the source's thread.</param>
    public void Start(LineSink sink, TimeProvider clock, Action ended, CancellationToken cancellationToken)
    {
        _thread = new Thread(() => Work(sink, clock, ended, cancellationToken)) { IsBackground = true, Name = $"read {Spec.Title}" };
        _state = SourceState.Running;
        _thread.Start();
    }

    public void Join() => _thread?.Join();

    private void Work(LineSink sink, TimeProvider clock, Action ended, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            if (TryRun(sink, cancellationToken))
            {
                break;
            }

            pause = clock.GetElapsedTime(began) > Recovery ? FirstPause : pause;
            cancellationToken.WaitHandle.WaitOne(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        _state = cancellationToken.IsCancellationRequested ? SourceState.Stopped : SourceState.Finished;
        ended();
    }

    /// <returns>Whether it has come to its end.</returns>
    private bool TryRun(LineSink sink, CancellationToken cancellationToken)
    {
        try
        {
            Source.Run(sink, cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
#pragma warning disable CA1031 // One source's failure, whatever it is, must not stop the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (_error != e.Message)
            {
                log.Error($"reading failed and is tried again: {e.Message}");
            }

            _error = e.Message;
            _state = SourceState.Failing;
            return false;
        }
    }
}

using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Acquisition.Sources.File;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>Runs lines through an engine and records what happens. Thread-safe: runs share nothing but compiled patterns.</summary>
public sealed class RecordingRunner
{
    private readonly EngineLoader _loader = new(new GrokCompiler());

    /// <returns>The recording; null when the engine cannot be loaded, which the diagnostics then say.</returns>
    /// <exception cref="IOException">A log file cannot be read.</exception>
    public async Task<RecordedRun?> RunAsync(EngineSpec spec, RunInput input, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var processor = _loader.Load(spec, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var labels = new FieldMap(processor.Names);
        foreach (var (key, value) in input.Labels)
        {
            labels.Set(key, value);
        }

        var recorder = new ResultRecorder();
        using var files = new FileReplaySource(input.Files, labels);
        ILineSource source = input.Lines is { } lines ? new TextLineSource(lines, new LineOrigin("text", "file", labels, ExpectMode.TimeMachine)) : files;
        var counters = await processor.RunAsync(source, new DiscardingSink(), recorder, cancellationToken).ConfigureAwait(false);
        recorder.Finish();
        return new RecordedRun(recorder.Results, counters, processor.Functions);
    }
}

using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Scenarios.Routing;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Benchmarks;

/// <summary>The engine with all items of the repository's own hub, and a worker's working space to drive parts of it by hand.</summary>
internal sealed class Rig
{
    public Rig()
    {
        var findings = new DiagnosticBag();
        using var setup = EngineSetup.Tree(Path.Combine(Checkout.Root, "hub"), "", [], findings);
        Engine = new EngineLoader(new GrokCompiler()).Load(setup.Spec, findings).Engine;
        if (Engine.Scenarios.Count == 0)
        {
            throw new InvalidOperationException("no scenario was loaded: a benchmark of nothing is of no use");
        }
    }

    public LoadedEngine Engine { get; }

    public ParseContext Context { get; } = new(SilentLog.Instance, null);

    public RoutingScratch Scratch { get; } = new();

    /// <summary>A batch of events, none parsed yet, of lines that come round and round until it is full.</summary>
    public LineBatch Batch(IReadOnlyList<string> lines, string type)
    {
        var labels = new FieldMap(Engine.Names);
        labels.Set("type", type);
        var origin = new LineOrigin("benchmark", "file", labels, ExpectMode.TimeMachine);
        var batch = new LineBatch(Engine.Names, Engine.Clock);
        for (var i = 0; !batch.IsFull; i++)
        {
            batch.Add(lines[i % lines.Count], origin);
        }

        return batch;
    }

    /// <summary>Parses an event, as often as one likes.</summary>
    public void Parse(Event evt)
    {
        var line = evt.Line;
        var time = evt.Time;
        evt.Clear();
        evt.ExpectMode = ExpectMode.TimeMachine;
        evt.Time = time;
        line.Process = true;
        Engine.Parsers.Run(evt, Context);
    }
}

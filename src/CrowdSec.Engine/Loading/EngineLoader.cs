using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Parsing.Specs;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Engine.Scenarios.Specs;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Loading;

/// <summary>
/// Turns item files into a log processor. Everything is read before anything is compiled, because data files must be there for expressions
/// that fold them in; all mistakes of all files are reported together.
/// </summary>
public sealed class EngineLoader(GrokCompiler grokCompiler)
{
    /// <summary>Loads what can be loaded. With errors in the diagnostics the processor lacks the items that are at fault; the caller decides whether to run it.</summary>
    public LogProcessor Load(EngineSpec spec, DiagnosticBag diagnostics)
    {
        var files = ItemFiles.Read(spec.Items, diagnostics);
        var names = new FieldNames();
        var state = new EngineState(spec, names, files.Data, diagnostics);
        var types = new HostTypes();
        EventTypes.Register(types, names);
        BucketTypes.Register(types);
        EngineHelpers.Register(types);
        var environments = new EngineEnvironments(types, state.Functions, spec.Clock);
        var expressions = new ItemExpressions(diagnostics, new DataFileUses(files.Data, diagnostics), spec.Log);

        var parserGrok = GrokLibrary.CreateWithBasePatterns();
        if (spec.PatternDirectory.Length > 0)
        {
            parserGrok.AddDirectory(spec.PatternDirectory, diagnostics);
        }

        var postoverflowGrok = parserGrok.Clone();
        StageRunner Stages(GrokLibrary grok, IReadOnlyList<(ItemFile, IReadOnlyList<ParserSpec>)> parsers) =>
            new StageCompiler(new NodeWorkshop
            {
                Names = names,
                Diagnostics = diagnostics,
                Expressions = expressions,
                Environment = environments.Event,
                Grok = grok,
                GrokCompiler = grokCompiler,
                FindEnricher = state.FindEnricher,
                DeclareStash = state.DeclareStash,
                StoreStash = state.StoreStash,
            }).Compile(parsers);

        var parserStages = Stages(parserGrok, files.Parsers);
        var postoverflowStages = Stages(postoverflowGrok, files.Postoverflows);
        var scenarios = CompileScenarios(files.Scenarios, new ScenarioCompiler(expressions, environments, spec.Simulation, diagnostics));
        var context = new ContextReader(expressions, environments, diagnostics);
        foreach (var item in files.Contexts)
        {
            context.ReadItem(item.Path);
        }

        if (spec.ContextFile.Length > 0)
        {
            context.ReadOperatorFile(spec.ContextFile);
        }

        var keys = context.Compile();
        var engine = new LoadedEngine
        {
            Names = names,
            Parsers = parserStages,
            Postoverflows = postoverflowStages,
            Scenarios = scenarios,
            Router = new ScenarioRouter(scenarios),
            Buckets = new BucketStore(scenarios, spec.Budget),
            Retained = RetainedFieldsFinder.Find(scenarios, keys),
            ContextKeys = keys,
            ContextValueLimit = spec.ContextValueLimit,
            NeedsOrderedParsing = state.HasStash,
            Types = types,
            Functions = environments.Event.Functions.Values.ToArray(),
            LabelTypes = LabelTypes.Of(files.Parsers.SelectMany(static p => p.Specs)),
            Clock = spec.Clock,
            Log = spec.Log,
        };
        return new LogProcessor(engine, spec.Workers);
    }

    private static List<Scenario> CompileScenarios(IReadOnlyList<(ItemFile File, IReadOnlyList<ScenarioSpec> Specs)> files, ScenarioCompiler compiler)
    {
        var scenarios = new List<Scenario>();
        foreach (var (file, specs) in files)
        {
            foreach (var spec in specs)
            {
                if (compiler.Compile(file, spec, scenarios.Count) is { } scenario)
                {
                    scenarios.Add(scenario);
                }
            }
        }

        return scenarios;
    }
}

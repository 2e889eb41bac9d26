using CrowdSec.Engine.Events;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>Evaluates any expression over results, with all helper functions and basename(). Not thread-safe.</summary>
internal sealed class AssertLanguage
{
    private readonly ExprEnvironment _environment;
    private readonly ExprFrame _frame;

    private AssertLanguage(Type type, object results, IEnumerable<ExprFunction> helpers)
    {
        _environment = new ExprEnvironment(ResultTypes()).AddFunctions(helpers)
            .Function(new ExprFunction("basename", AssertValues.Basename, Pure: true))
            .Variable(AssertPathParser.Root, type);
        _frame = new ExprFrame(1);
        _frame.Values[0] = results;
    }

    public static AssertLanguage ForParsers(ParserResults results, IEnumerable<ExprFunction> helpers) =>
        new(typeof(IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<ParserResult>>>), View(results), helpers);

    public static AssertLanguage ForOverflows(IReadOnlyList<RecordedEvent> overflows, IEnumerable<ExprFunction> helpers) =>
        new(typeof(IReadOnlyList<RecordedEvent>), overflows, helpers);

    /// <exception cref="AssertException">It is no expression, fails, or is not a bool.</exception>
    public bool Holds(string expression) => Evaluate(expression) as bool? ?? throw new AssertException("the assertion is not a bool");

    /// <summary>The value as YAML, or why there is none.</summary>
    public string Show(string expression)
    {
        try
        {
            return ResultText.Of(Evaluate(expression));
        }
        catch (AssertException e)
        {
            return $"<{e.Message}>";
        }
    }

    /// <exception cref="AssertException">It is no expression, or it fails.</exception>
    public object? Evaluate(string source)
    {
        if (!Expression.TryCompile(source, _environment, out var expression, out var error))
        {
            throw new AssertException($"unable to compile: {error}");
        }

        try
        {
            return expression!.Evaluate(_frame);
        }
        catch (ExprRuntimeException e)
        {
            throw new AssertException(e.Message);
        }
    }

    private static Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<ParserResult>>> View(ParserResults results) =>
        results.Stages.ToDictionary(
            static stage => stage.Key,
            static stage => (IReadOnlyDictionary<string, IReadOnlyList<ParserResult>>)stage.Value.ToDictionary(static p => p.Key, static p => (IReadOnlyList<ParserResult>)p.Value));

    private static HostTypes ResultTypes()
    {
        var types = new HostTypes();
        types.Struct<ParserResult>("dumps.ParserResult").Field("Evt", static r => r.Evt).Field("Success", static r => r.Success).Field("Idx", static r => r.Idx);
        AddEvent(types);
        types.Struct<RecordedLine>("pipeline.Line")
            .Field("Raw", static l => l.Raw).Field("Src", static l => l.Src).Field("Time", static l => l.Time).Field<StringMap>("Labels", static l => l.Labels)
            .Field("Process", static l => l.Process).Field("Module", static l => l.Module);
        types.Struct<Overflow>("pipeline.RuntimeAlert")
            .Field("Mapkey", static o => o.Mapkey).Field("BucketId", static o => o.BucketId).Field("Whitelisted", static o => o.Whitelisted).Field("Reprocess", static o => o.Reprocess)
            .Field<IReadOnlyDictionary<string, Source>>("Sources", static o => o.Sources).Field("Alert", static o => o.Alert).Field("APIAlerts", static o => o.ApiAlerts)
            .Method("GetSources", static (Overflow o) => o.GetSources());
        AddAlert(types);
        return types;
    }

    private static void AddEvent(HostTypes types) => types.Struct<RecordedEvent>("pipeline.Event")
        .Field("Type", static e => (long)e.Kind).Field("ExpectMode", static e => (long)e.ExpectMode)
        .Field("Whitelisted", static e => e.Whitelisted).Field("WhitelistReason", static e => e.WhitelistReason).Field("Stage", static e => e.Stage)
        .Field("Line", static e => e.Line).Field<StringMap>("Parsed", static e => e.Parsed).Field<StringMap>("Enriched", static e => e.Enriched)
        .Field<StringMap>("Meta", static e => e.Meta).Field("Unmarshaled", static e => e.Unmarshaled).Field("Overflow", static e => e.Overflow)
        .Field("Time", static e => e.Time).Field("StrTime", static e => e.StrTime).Field("StrTimeFormat", static e => e.StrTimeFormat)
        .Field("MarshaledTime", static e => e.MarshaledTime).Field("Process", static e => e.Process)
        .Method("GetMeta", static (RecordedEvent e, string key) => e.Meta.Get(key));

    private static void AddAlert(HostTypes types)
    {
        types.Struct<Alert>("models.Alert")
            .Field("Scenario", static a => a.Scenario).Field("Message", static a => a.Message).Field("Kind", static a => a.Kind)
            .Field("Capacity", static a => a.Capacity).Field("EventsCount", static a => a.EventsCount).Field("Leakspeed", static a => a.Leakspeed)
            .Field("StartAt", static a => a.StartAt).Field("StopAt", static a => a.StopAt).Field("Simulated", static a => a.Simulated)
            .Field("Remediation", static a => a.Remediation).Field("Source", static a => a.Source).Field("Events", static a => a.Events).Field("Meta", static a => a.Meta)
            .Field("ScenarioHash", static a => a.ScenarioHash).Field("ScenarioVersion", static a => a.ScenarioVersion)
            .Method("GetScenario", static (Alert a) => a.Scenario).Method("GetEventsCount", static (Alert a) => a.EventsCount)
            .Method("GetScope", static (Alert a) => a.Source.Scope).Method("GetValue", static (Alert a) => a.Source.Value)
            .Method("GetMeta", static (Alert a, string key) => a.GetMeta(key));
        types.Struct<AlertEvent>("models.Event")
            .Field("Timestamp", static e => e.Timestamp).Field("Meta", static e => e.Meta).Method("GetMeta", static (AlertEvent e, string key) => e.GetMeta(key));
        types.Struct<MetaItem>("models.MetaItems0").Field("Key", static m => m.Key).Field("Value", static m => m.Value);
        types.Struct<Source>("models.Source")
            .Field("IP", static s => s.Ip).Field("Range", static s => s.Range).Field("Scope", static s => s.Scope).Field("Value", static s => s.Value)
            .Field("AsName", static s => s.AsName).Field("AsNumber", static s => s.AsNumber).Field("Cn", static s => s.Cn)
            .Field("Latitude", static s => s.Latitude).Field("Longitude", static s => s.Longitude)
            .Method("GetScope", static (Source s) => s.Scope).Method("GetValue", static (Source s) => s.Value).Method("GetAsNumberName", static (Source s) => s.AsNumberAndName);
    }
}

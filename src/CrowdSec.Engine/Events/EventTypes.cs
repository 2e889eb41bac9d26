using CrowdSec.Expr.Hosting;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Events;

/// <summary>What expressions see of events, overflows and alerts: the names are those of the reference's event model.</summary>
public static class EventTypes
{
    public static void Register(HostTypes types, FieldNames names)
    {
        var binder = new FieldBinder(names);
        RegisterEvent(types, binder);
        RegisterLine(types, binder);
        RegisterOverflow(types);
        AlertTypes.Register(types);
    }

    private static void RegisterEvent(HostTypes types, FieldBinder binder) =>
        types.Struct<Event>("Event")
            .Field("Type", static e => (long)e.Kind)
            .Field("ExpectMode", static e => (long)e.ExpectMode)
            .Field("Whitelisted", static e => e.Whitelisted)
            .Field("WhitelistReason", static e => e.WhitelistReason)
            .Field("Stage", static e => e.Stage)
            .Field("Line", static e => e.Line, neverNil: true)
            .Map("Parsed", static e => e.Parsed, binder)
            .Map("Enriched", static e => e.Enriched, binder)
            .Map("Meta", static e => e.Meta, binder)
            .Field("Unmarshaled", static e => e.Unmarshaled)
            .Field("Overflow", static e => e.Overflow, neverNil: true)
            .Field("Time", static e => e.Time)
            .Field("StrTime", static e => e.StrTime)
            .Field("StrTimeFormat", static e => e.StrTimeFormat)
            .Field("MarshaledTime", static e => e.MarshaledTime)
            .Field("Process", static e => e.Process)
            .Method("GetType", static (Event e) => TypeName(e))
            .Method("GetMeta", static (Event e, string key) => e.GetMeta(key), pure: true)
            .Method("SetMeta", static (Event e, string key, string value) => SetField(e.Meta, key, value))
            .Method("SetParsed", static (Event e, string key, string value) => SetField(e.Parsed, key, value));

    private static void RegisterLine(HostTypes types, FieldBinder binder) =>
        types.Struct<LogLine>("Line")
            .Field("Raw", static l => l.Raw)
            .Field("Src", static l => l.Src)
            .Field("Time", static l => l.Time)
            .Map("Labels", static l => l.Labels, binder)
            .Field("Process", static l => l.Process)
            .Field("Module", static l => l.Module);

    private static void RegisterOverflow(HostTypes types) =>
        types.Struct<Overflow>("RuntimeAlert")
            .Field("Mapkey", static o => o.Mapkey)
            .Field("BucketId", static o => o.BucketId)
            .Field("Whitelisted", static o => o.Whitelisted)
            .Field("Reprocess", static o => o.Reprocess)
            .Field<IReadOnlyDictionary<string, Source>>("Sources", static o => o.Sources)
            .Field("Alert", static o => o.Alert)
            .Field<IReadOnlyList<Alert>>("APIAlerts", static o => o.ApiAlerts)
            .Method("GetSources", static (Overflow o) => o.GetSources());

    private static string TypeName(Event evt) => evt.Kind switch
    {
        EventKind.Log => "log",
        EventKind.Overflow => "overflow",
        _ => "unknown",
    };

    private static bool SetField(FieldMap fields, string key, string value)
    {
        fields.Set(key, value);
        return true;
    }
}

using CrowdSec.Expr.Hosting;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Engine.Events;

/// <summary>What expressions see of alerts, in the log processor as in profiles: the names are those of the reference's alert model.</summary>
internal static class AlertTypes
{
    public static void Register(HostTypes types)
    {
        RegisterAlert(types);
        RegisterParts(types);
        RegisterDecision(types);
        RegisterSource(types);
    }

    private static void RegisterAlert(HostTypes types) =>
        types.Struct<Alert>("Alert")
            .Field("ID", static a => a.Id)
            .Field("UUID", static a => a.Uuid)
            .Field("MachineID", static a => a.MachineId)
            .Field("CreatedAt", static a => a.CreatedAt)
            .Field("Scenario", static a => a.Scenario)
            .Field("ScenarioHash", static a => a.ScenarioHash)
            .Field("ScenarioVersion", static a => a.ScenarioVersion)
            .Field("Message", static a => a.Message)
            .Field("Kind", static a => a.Kind)
            .Field("EventsCount", static a => a.EventsCount)
            .Field("Capacity", static a => a.Capacity)
            .Field("Leakspeed", static a => a.Leakspeed)
            .Field("StartAt", static a => a.StartAt)
            .Field("StopAt", static a => a.StopAt)
            .Field("Simulated", static a => a.Simulated)
            .Field("Remediation", static a => a.Remediation)
            .Field("Source", static a => a.Source, neverNil: true)
            .Field<IReadOnlyList<AlertEvent>>("Events", static a => a.Events)
            .Field<IReadOnlyList<MetaItem>>("Meta", static a => a.Meta)
            .Field<IReadOnlyList<string>>("Labels", static a => a.Labels)
            .Field<IReadOnlyList<Decision>>("Decisions", static a => a.Decisions)
            .Method("GetScope", static (Alert a) => a.Source.Scope)
            .Method("GetValue", static (Alert a) => a.Source.Value)
            .Method("GetScenario", static (Alert a) => a.Scenario)
            .Method("GetEventsCount", static (Alert a) => a.EventsCount)
            .Method("GetMeta", static (Alert a, string key) => a.GetMeta(key));

    private static void RegisterParts(HostTypes types)
    {
        types.Struct<AlertEvent>("Event")
            .Field("Timestamp", static e => e.Timestamp)
            .Field<IReadOnlyList<MetaItem>>("Meta", static e => e.Meta)
            .Method("GetMeta", static (AlertEvent e, string key) => e.GetMeta(key));
        types.Struct<MetaItem>("MetaItems0")
            .Field("Key", static m => m.Key)
            .Field("Value", static m => m.Value);
    }

    private static void RegisterDecision(HostTypes types) =>
        types.Struct<Decision>("Decision")
            .Field("Duration", static d => d.Duration)
            .Field("ID", static d => d.Id)
            .Field("Origin", static d => d.Origin)
            .Field("Scenario", static d => d.Scenario)
            .Field("Scope", static d => d.Scope)
            .Field("Simulated", static d => d.Simulated == true)
            .Field("Type", static d => d.Type)
            .Field("Until", static d => d.Until ?? "")
            .Field("UUID", static d => d.Uuid ?? "")
            .Field("Value", static d => d.Value);

    private static void RegisterSource(HostTypes types) =>
        types.Struct<Source>("Source")
            .Field("AsName", static s => s.AsName)
            .Field("AsNumber", static s => s.AsNumber)
            .Field("Cn", static s => s.Cn)
            .Field("IP", static s => s.Ip)
            .Field("Latitude", static s => s.Latitude)
            .Field("Longitude", static s => s.Longitude)
            .Field("Range", static s => s.Range)
            .Field("Scope", static s => s.Scope)
            .Field("Value", static s => s.Value)
            .Method("GetValue", static (Source s) => s.Value)
            .Method("GetScope", static (Source s) => s.Scope)
            .Method("GetAsNumberName", static (Source s) => s.AsNumberAndName);
}

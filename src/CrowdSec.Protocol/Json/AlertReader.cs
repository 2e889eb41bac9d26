using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Protocol.Json;

/// <summary>Reads alerts.</summary>
internal static class AlertReader
{
    private static readonly JsonFields Fields = new(
        "capacity", "created_at", "decisions", "events", "events_count", "id", "kind", "labels", "leakspeed", "machine_id", "message", "meta", "profile_trace", "remediation",
        "scenario", "scenario_hash", "scenario_version", "simulated", "source", "start_at", "stop_at", "uuid");

    private static readonly ulong Required = JsonFields.Mask(
        AlertField.Capacity, AlertField.Events, AlertField.EventsCount, AlertField.Leakspeed, AlertField.Message, AlertField.Scenario, AlertField.ScenarioHash,
        AlertField.ScenarioVersion, AlertField.Simulated, AlertField.Source, AlertField.StartAt, AlertField.StopAt);

    public static List<Alert> ReadAll(ref WireReader reader)
    {
        var alerts = new List<Alert>();
        if (reader.IsNull)
        {
            return alerts;
        }

        reader.Array();
        for (var i = 0; reader.NextItem(); i++)
        {
            if (reader.IsNull)
            {
                continue;
            }

            reader.Enter(i);
            alerts.Add(ReadOne(ref reader));
            reader.Leave();
        }

        return alerts;
    }

    public static Alert ReadOne(ref WireReader reader)
    {
        var alert = new Alert();
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(Fields, ref field, ref seen))
        {
            if (!ReadText(ref reader, alert, (AlertField)field))
            {
                ReadOther(ref reader, alert, (AlertField)field);
            }
        }

        reader.Require(Fields, Required, seen);
        return alert;
    }

    private static bool ReadText(ref WireReader reader, Alert alert, AlertField field)
    {
        switch (field)
        {
            case AlertField.CreatedAt: alert.CreatedAt = reader.String(); return true;
            case AlertField.Kind: alert.Kind = reader.String(); return true;
            case AlertField.Leakspeed: alert.Leakspeed = reader.String(); return true;
            case AlertField.MachineId: alert.MachineId = reader.String(); return true;
            case AlertField.Message: alert.Message = reader.String(); return true;
            case AlertField.ProfileTrace: alert.ProfileTrace = reader.String(); return true;
            case AlertField.Scenario: alert.Scenario = reader.String(); return true;
            case AlertField.ScenarioHash: alert.ScenarioHash = reader.String(); return true;
            case AlertField.ScenarioVersion: alert.ScenarioVersion = reader.String(); return true;
            case AlertField.StartAt: alert.StartAt = reader.String(); return true;
            case AlertField.StopAt: alert.StopAt = reader.String(); return true;
            case AlertField.Uuid: alert.Uuid = reader.String(); return true;
            default: return false;
        }
    }

    private static void ReadOther(ref WireReader reader, Alert alert, AlertField field)
    {
        switch (field)
        {
            case AlertField.Capacity: alert.Capacity = reader.Int32(); return;
            case AlertField.EventsCount: alert.EventsCount = reader.Int32(); return;
            case AlertField.Id: alert.Id = reader.Int64(); return;
            case AlertField.Remediation: alert.Remediation = reader.Bool(); return;
            case AlertField.Simulated: alert.Simulated = reader.Bool(); return;
        }

        reader.Enter(Fields.Names[(int)field]);
        switch (field)
        {
            case AlertField.Decisions: alert.Decisions = DecisionJson.ReadAll(ref reader); break;
            case AlertField.Events: alert.Events = EventJson.ReadAll(ref reader); break;
            case AlertField.Labels: alert.Labels = TextsJson.Read(ref reader); break;
            case AlertField.Meta: alert.Meta = MetaJson.Read(ref reader); break;
            default: alert.Source = SourceJson.Read(ref reader); break;
        }

        reader.Leave();
    }
}

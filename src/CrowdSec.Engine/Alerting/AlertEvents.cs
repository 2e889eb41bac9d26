using CrowdSec.Engine.Events;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Alerting;

internal static class AlertEvents
{
    public static AlertEvent From(Event evt)
    {
        var meta = new List<MetaItem>(evt.Meta.Count);
        foreach (var (key, value) in evt.Meta.Pairs)
        {
            meta.Add(new MetaItem(key, value));
        }

        return new AlertEvent(evt.MarshaledTime.Length > 0 ? evt.MarshaledTime : evt.Time.ToRfc3339Nano(), meta);
    }
}

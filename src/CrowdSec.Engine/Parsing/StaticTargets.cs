using CrowdSec.Engine.Events;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Parsing;

/// <summary>Resolves the target: path of a static ("evt.StrTime", "Meta.user", "Line.Raw").</summary>
internal static class StaticTargets
{
    /// <returns>null when no settable string stands at the path.</returns>
    public static IStaticTarget? Resolve(string path, FieldNames names)
    {
        var parts = (path.StartsWith("evt.", StringComparison.Ordinal) ? path[4..] : path).Split('.');
        if (parts.Length >= 2 && EventField.Named(parts[0]) is { } field)
        {
            return new FieldTarget(field, names.SlotOf(parts[1]));
        }

        if (parts is ["Unmarshaled", var key, ..])
        {
            return new EventTarget((evt, value) => evt.Unmarshaled[key] = value);
        }

        if (parts is ["Line", "Labels", var label, ..])
        {
            var slot = names.SlotOf(label);
            return new EventTarget((evt, value) => SetLabel(evt, slot, value));
        }

        return ResolveString(string.Join('.', parts));
    }

    private static EventTarget? ResolveString(string path) => path switch
    {
        "StrTime" => new EventTarget(static (evt, value) => evt.StrTime = value),
        "StrTimeFormat" => new EventTarget(static (evt, value) => evt.StrTimeFormat = value),
        "MarshaledTime" => new EventTarget(static (evt, value) => evt.MarshaledTime = value),
        "Stage" => new EventTarget(static (evt, value) => evt.Stage = value),
        "WhitelistReason" => new EventTarget(static (evt, value) => evt.WhitelistReason = value),
        "Line.Raw" => new EventTarget(static (evt, value) => evt.Line.Raw = value),
        "Line.Src" => new EventTarget(static (evt, value) => evt.Line.Src = value),
        "Line.Module" => new EventTarget(static (evt, value) => evt.Line.Module = value),
        "Overflow.Alert.Message" => AlertTarget(static (alert, value) => alert.Message = value),
        "Overflow.Alert.Scenario" => AlertTarget(static (alert, value) => alert.Scenario = value),
        "Overflow.Alert.Source.IP" => AlertTarget(static (alert, value) => alert.Source.Ip = value),
        "Overflow.Alert.Source.Range" => AlertTarget(static (alert, value) => alert.Source.Range = value),
        "Overflow.Alert.Source.Scope" => AlertTarget(static (alert, value) => alert.Source.Scope = value),
        "Overflow.Alert.Source.Value" => AlertTarget(static (alert, value) => alert.Source.Value = value),
        "Overflow.Alert.Source.Cn" => AlertTarget(static (alert, value) => alert.Source.Cn = value),
        "Overflow.Alert.Source.AsName" => AlertTarget(static (alert, value) => alert.Source.AsName = value),
        "Overflow.Alert.Source.AsNumber" => AlertTarget(static (alert, value) => alert.Source.AsNumber = value),
        _ => null,
    };

    private static EventTarget AlertTarget(Action<Alert, string> assign) => new((evt, value) =>
    {
        if (evt.Overflow.Alert is { } alert)
        {
            assign(alert, value);
        }
    });

    private static void SetLabel(Event evt, int slot, string value)
    {
        // Labels are shared by all lines of a source: this event gets its own.
        var labels = new FieldMap(evt.Names);
        evt.Line.Labels.CopyTo(labels);
        labels.Set(slot, value);
        evt.Line.Labels = labels;
    }
}

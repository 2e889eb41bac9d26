using System.Text;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.HubTesting.Generation;

/// <summary>Writes the assertions that hold for the overflows that happened now, in the fixed order and spelling of assert files.</summary>
public static class ScenarioAssertGenerator
{
    /// <param name="overflows">As <see cref="RunResults.SortedOverflows"/> gives them.</param>
    public static string Generate(IReadOnlyList<RecordedEvent> overflows)
    {
        var text = new StringBuilder();
        Line(text, $"len(results) == {overflows.Count}");
        for (var i = 0; i < overflows.Count; i++)
        {
            Overflow(text, $"results[{i}].Overflow", overflows[i]);
        }

        return text.ToString();
    }

    private static void Overflow(StringBuilder text, string path, RecordedEvent evt)
    {
        foreach (var (value, source) in evt.Overflow.Sources)
        {
            Line(text, $"\"{value}\" in {path}.GetSources()");
            Line(text, $"{path}.Sources[\"{value}\"].IP == \"{source.Ip}\"");
            Line(text, $"{path}.Sources[\"{value}\"].Range == \"{source.Range}\"");
            Line(text, $"{path}.Sources[\"{value}\"].GetScope() == \"{source.Scope}\"");
            Line(text, $"{path}.Sources[\"{value}\"].GetValue() == \"{source.Value}\"");
        }

        if (evt.Overflow.Alert is not { } alert)
        {
            return;
        }

        for (var i = 0; i < alert.Events.Count; i++)
        {
            Event(text, $"{path}.Alert.Events[{i}]", alert.Events[i]);
        }

        Line(text, $"{path}.Alert.GetScenario() == \"{alert.Scenario}\"");
        Line(text, $"{path}.Alert.Remediation == {(alert.Remediation ? "true" : "false")}");
        Line(text, $"{path}.Alert.GetEventsCount() == {alert.EventsCount}");
    }

    private static void Event(StringBuilder text, string path, AlertEvent evt)
    {
        foreach (var item in evt.Meta)
        {
            Line(text, item.Key == "datasource_path"
                ? $"basename({path}.GetMeta(\"{item.Key}\")) == \"{Asserts.AssertValues.Basename(item.Value)}\""
                : $"{path}.GetMeta(\"{item.Key}\") == \"{AssertText.Escape(item.Value)}\"");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

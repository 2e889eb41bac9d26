using System.Text;

namespace CrowdSec.Engine.Hub.Changes;

/// <summary>A plan for people.</summary>
public static class PlanText
{
    /// <param name="onePerLine">One line per step in order of execution, instead of groups.</param>
    public static string Of(HubPlan plan, bool onePerLine)
    {
        var text = new StringBuilder("Action plan:\n");
        if (onePerLine)
        {
            foreach (var change in plan.Changes)
            {
                text.Append($"{Title(change.Operation)} {change.Item.Reference}{(change.Detail.Length > 0 ? $" ({change.Detail})" : "")}\n");
            }
        }
        else
        {
            foreach (var group in plan.Changes.GroupBy(static c => c.Operation))
            {
                text.Append(Title(group.Key)).Append('\n');
                foreach (var type in group.GroupBy(static c => c.Item.Type).OrderBy(static t => t.Key == HubItemType.Collections ? -1 : (int)t.Key))
                {
                    text.Append($" {type.Key.Name()}: {string.Join(", ", type.OrderBy(static c => c.Item.Name, StringComparer.Ordinal).Select(Entry))}\n");
                }
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Entry(HubChange change) => change.Detail.Length > 0 ? $"{change.Item.Name} ({change.Detail})" : change.Item.Name;

    private static string Title(HubOperation operation) => operation switch
    {
        HubOperation.Download => "📥 download",
        HubOperation.Enable => "✅ enable",
        HubOperation.Disable => "❌ disable",
        _ => "🗑 purge (delete source)",
    };
}

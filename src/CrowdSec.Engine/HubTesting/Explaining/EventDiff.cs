using CrowdSec.Engine.HubTesting.Results;

namespace CrowdSec.Engine.HubTesting.Explaining;

/// <summary>What changed between two moments of an event, field by field, in the order of field paths.</summary>
internal static class EventDiff
{
    /// <param name="before">Null for the event before anybody touched it.</param>
    public static IReadOnlyList<FieldChange> Between(RecordedEvent? before, RecordedEvent after)
    {
        var old = before is null ? [] : EventFields.Flatten(before);
        var current = EventFields.Flatten(after);
        var changes = new List<FieldChange>();
        foreach (var path in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal))
        {
            var had = old.TryGetValue(path, out var from);
            var has = current.TryGetValue(path, out var to);
            if (!EventFields.IsEntry(path))
            {
                (had, has) = (true, true);
            }

            if (had && has && (from ?? "") != (to ?? ""))
            {
                changes.Add(new FieldChange(FieldChangeKind.Update, path, from ?? "", to ?? ""));
            }
            else if (has && !had)
            {
                changes.Add(new FieldChange(FieldChangeKind.Create, path, "", to ?? ""));
            }
            else if (had && !has)
            {
                changes.Add(new FieldChange(FieldChangeKind.Delete, path, from ?? "", ""));
            }
        }

        return changes;
    }
}

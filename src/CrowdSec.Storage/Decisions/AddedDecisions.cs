namespace CrowdSec.Storage.Decisions;

/// <summary>Decisions of an alert as they were just stored: the first got the first id, each next one the next.</summary>
/// <param name="CreatedAt">UTC.</param>
internal sealed record AddedDecisions(long FirstId, long AlertId, DateTime CreatedAt, IReadOnlyList<NewDecision> Rows)
{
    public long LastId => FirstId + Rows.Count - 1;

    /// <summary>The rows, as reading them back would give them.</summary>
    public void HandOver(Action<StoredDecision> receive)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            receive(new()
            {
                Id = FirstId + i,
                AlertId = AlertId,
                CreatedAt = CreatedAt,
                Until = row.Until,
                Scenario = row.Scenario,
                Type = row.Type,
                Scope = row.Scope,
                Value = row.Value,
                Origin = row.Origin,
                Simulated = row.Simulated,
                Uuid = row.Uuid,
                Range = row.Range?.Unmap(),
            });
        }
    }
}

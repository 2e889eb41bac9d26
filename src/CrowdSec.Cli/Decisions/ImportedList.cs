using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>Imported decisions, all looked at before the first one is used. They become whole a batch at a time, since a million of them take much room.</summary>
internal sealed class ImportedList
{
    private readonly List<ImportedDecision> _decisions;
    private readonly ImportDefaults _defaults;

    /// <exception cref="CliException">One has no value, or its duration is none.</exception>
    public ImportedList(List<ImportedDecision> decisions, ImportDefaults defaults)
    {
        (_decisions, _defaults) = (decisions, defaults);
        for (var i = 0; i < decisions.Count; i++)
        {
            if (decisions[i].Value.Length == 0)
            {
                throw new CliException($"item {i}: missing 'value'");
            }

            _ = defaults.Complete(decisions[i].Shape, i);
        }
    }

    public int Count => _decisions.Count;

    public List<Decision> Batch(int start, int size)
    {
        var batch = new List<Decision>(Math.Min(size, Count - start));
        for (var i = start; i < Count && i - start < size; i++)
        {
            var shape = _defaults.Complete(_decisions[i].Shape, i);
            batch.Add(new()
            {
                Duration = shape.Duration,
                Origin = DecisionOrigins.Import,
                Scenario = shape.Reason,
                Scope = shape.Scope,
                Simulated = false,
                Type = shape.Type,
                Value = _decisions[i].Value,
            });
        }

        return batch;
    }
}

using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Decisions;

/// <summary>Imported decisions, all looked at before the first one is used, with nothing left out.</summary>
internal sealed class ImportedList
{
    private readonly ImportedDecision[] _decisions;

    /// <exception cref="CliException">One has no value, or its duration is none.</exception>
    public ImportedList(List<ImportedDecision> decisions, ImportDefaults defaults)
    {
        _decisions = [.. decisions];
        for (var i = 0; i < _decisions.Length; i++)
        {
            ref var decision = ref _decisions[i];
            decision = decision.Value.Length > 0 ? decision with { Shape = defaults.Complete(decision.Shape, i) } : throw new CliException($"item {i}: missing 'value'");
        }
    }

    public int Count => _decisions.Length;

    /// <summary>At most so many from the start on.</summary>
    public ReadOnlyMemory<ImportedDecision> Batch(int start, int size) => _decisions.AsMemory(start, Math.Min(size, Count - start));
}

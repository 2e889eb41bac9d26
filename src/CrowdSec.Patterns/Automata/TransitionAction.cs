namespace CrowdSec.Patterns.Automata;

/// <summary>What happens on a transition besides the change of state.</summary>
/// <param name="Operations">Applied in order.</param>
/// <param name="Finals">Where each tag of the match that ends here is found: a register, the position, or unset; null when no match ends.</param>
internal sealed record TransitionAction(RegisterOperation[] Operations, short[]? Finals)
{
    public bool Equals(TransitionAction? other) =>
        other is not null
        && Operations.AsSpan().SequenceEqual(other.Operations)
        && (Finals is null) == (other.Finals is null)
        && Finals.AsSpan().SequenceEqual(other.Finals);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var operation in Operations)
        {
            hash.Add(operation);
        }

        foreach (var final in Finals ?? [])
        {
            hash.Add(final);
        }

        return hash.ToHashCode();
    }

    public void Apply(Span<int> registers, int position)
    {
        foreach (var operation in Operations)
        {
            registers[operation.Target] = operation.Source < 0 ? position : registers[operation.Source];
        }
    }

    /// <summary>Writes the tags of the match that ends at the position.</summary>
    public void Finish(ReadOnlySpan<int> registers, int position, Span<int> tags)
    {
        for (var tag = 0; tag < Finals!.Length; tag++)
        {
            tags[tag] = Finals[tag] switch
            {
                RegisterOperation.Position => position,
                RegisterOperation.Unset => -1,
                var register => registers[register],
            };
        }
    }
}
